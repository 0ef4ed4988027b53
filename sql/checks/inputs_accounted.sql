-- Every input of a run was taken in, known already, refused or forgotten: none is lost.
select run_id, articles_in, articles_new, articles_duplicate, articles_rejected, articles_forgotten
from runs
where articles_in <> articles_new + articles_duplicate + articles_rejected + articles_forgotten
