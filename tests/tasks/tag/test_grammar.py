"""Words that grammar makes verbs."""

import pytest
from waqai.tasks import tag


@pytest.mark.parametrize(
    ("text", "word", "pos"),
    [
        ("قال إن جنديا كنديا قتل في كمين.", "قتل", "verb"),
        ("أكدت الشرطة أن انتحاريا فجر نفسه.", "فجر", "verb"),
        ("وقالت إن رجلا طعن ثلاثة أشخاص.", "طعن", "verb"),
        ("جاء ذلك بعد أن قصف الطيران نفقا.", "قصف", "verb"),
        ("عندما خطف المسلحون السائق هربوا.", "خطف", "verb"),
        ("قال العقيد إن جنديين أردنيين قتلا في كمين.", "قتلا", "verb"),
        ("أضافت أن 12 شخصا خطفوا.", "خطفوا", "verb"),
        ("تورط الجندي في قتل المدنيين.", "قتل", "noun"),
        ("وصل مؤكدا عزم بلاده على التعاون.", "عزم", "noun"),
    ],
)
def test_verbs_that_may_be_nouns(text, word, pos):
    (found,) = [token.word.pos for sentence in tag.read("x", text, None).sentences for token in sentence.tokens if token.surface == word]
    assert found == pos
