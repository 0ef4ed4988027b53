"""The charts of the report, by Plotly: each takes the rows of its question in sql/report, and gives figures, none where there is nothing to draw."""

from html import escape
from itertools import groupby
from textwrap import shorten

_QUADS = {1: ("verbal cooperation", "#9ecae1"), 2: ("material cooperation", "#2171b5"), 3: ("verbal conflict", "#fcae91"), 4: ("material conflict", "#cb181d")}
_TYPES = {  # cooperation in blues and greens, conflict in yellows and reds; neighbours can be told apart
    "AGREE": "#c6dbef", "CONSULT": "#9ecae1", "SUPPORT": "#6baed6", "CONCEDE": "#a1d99b", "COOPERATE": "#2171b5", "AID": "#238b45", "RETREAT": "#00441b",
    "REQUEST": "#fff7bc", "ACCUSE": "#fec44f", "REJECT": "#fe9929", "THREATEN": "#ec7014",
    "PROTEST": "#fbb4b9", "SANCTION": "#c994c7", "MOBILIZE": "#dd1c77", "COERCE": "#980043", "ASSAULT": "#cb181d",
}  # fmt: skip
_SCALE = [[0, "#2171b5"], [0.5, "#d9d9d9"], [1, "#cb181d"]]
_ALL = {"template": "plotly_white", "font": {"size": 13}, "paper_bgcolor": "#ffffff"}


def timeline(rows: list[dict]) -> list:
    """Bars of the events of each day, week, month or year, by type, and by quad class.

    Args:
        rows: of ``timeline``: start, width, type, quad_class, n.
    """
    if not rows:
        return []
    import plotly.graph_objects as go

    width = rows[0]["width"]
    by_type = go.Figure([_bars(rows, "type", name, name.lower(), colour) for name, colour in _TYPES.items() if any(r["type"] == name for r in rows)])
    by_quad = go.Figure([_bars(rows, "quad_class", quad, name, colour) for quad, (name, colour) in _QUADS.items()])
    for figure, title, height in ((by_type, "type", 420), (by_quad, "quad class", 300)):
        figure.update_layout(
            **_ALL, barmode="stack", height=height, title=f"What happened each {width}, by {title}", legend={"orientation": "h", "y": -0.15}, margin={"l": 40, "r": 10, "t": 50, "b": 30}
        )
    return [by_type, by_quad]


def _bars(rows: list[dict], column: str, value, name: str, colour: str):
    import plotly.graph_objects as go

    mine = sorted((row for row in rows if row[column] == value), key=lambda row: row["start"])
    days = {start: sum(row["n"] for row in group) for start, group in groupby(mine, key=lambda row: row["start"])}
    return go.Bar(x=list(days), y=list(days.values()), name=name, marker_color=colour, hovertemplate="%{x}: %{y} " + name + "<extra></extra>")


def network(rows: list[dict]) -> list:
    """Actors as circles, what passed between each two as a line between them.

    Args:
        rows: of ``network``: one, other, one_name, other_name, n, goldstein (-10 conflict to 10 cooperation).
    """
    if not rows:
        return []
    import networkx as nx
    import plotly.graph_objects as go

    graph, names = nx.Graph(), {}
    for row in rows:
        graph.add_edge(row["one"], row["other"], weight=row["n"])
        names |= {row["one"]: row["one_name"], row["other"]: row["other_name"]}
    graph = graph.subgraph(max(nx.connected_components(graph), key=len))  # pairs apart from the rest are in the table of events
    at = nx.spring_layout(graph, seed=1, k=1.2 / len(graph) ** 0.5, iterations=200)
    size = dict(graph.degree(weight="weight"))
    lines = [
        go.Scatter(
            x=[at[row["one"]][0], at[row["other"]][0]], y=[at[row["one"]][1], at[row["other"]][1]], mode="lines", hoverinfo="skip",
            line={"width": min(1 + row["n"] ** 0.5, 9), "color": "#e08a84" if row["goldstein"] < -0.5 else "#8fb6d9" if row["goldstein"] > 0.5 else "#cccccc"},
        )
        for row in rows if row["one"] in graph
    ]  # fmt: skip
    dots = go.Scatter(
        x=[at[node][0] for node in graph], y=[at[node][1] for node in graph], mode="markers+text", text=[escape(shorten(names[node], 30, placeholder=" …")) for node in graph], textposition="top center",
        textfont={"size": 11}, customdata=[size[node] for node in graph], hovertemplate="%{text}: %{customdata} events<extra></extra>",
        marker={"size": [min(8 + 2 * size[node] ** 0.5, 40) for node in graph], "color": "#1b1f24", "line": {"width": 1, "color": "#ffffff"}},
    )  # fmt: skip
    bare = {"visible": False}
    figure = go.Figure([*lines, dots])
    figure.update_layout(**_ALL, height=640, showlegend=False, title="Who has to do with whom", xaxis=bare, yaxis=bare, margin={"l": 10, "r": 10, "t": 50, "b": 10})
    return [figure]


def places(rows: list[dict]) -> list:
    """A map: circles on the outlines of countries, which package countryinfo brings.

    Args:
        rows: of ``places``: place, country, latitude, longitude (degrees), n, conflict (share), main_type.
    """
    if not rows:
        return []
    import plotly.graph_objects as go

    longitudes, latitudes = _outlines()
    land = go.Scatter(x=longitudes, y=latitudes, mode="lines", fill="toself", fillcolor="#f0f0ec", line={"width": 0.6, "color": "#b8b8b0"}, hoverinfo="skip")
    dots = go.Scatter(
        x=[row["longitude"] for row in rows], y=[row["latitude"] for row in rows], mode="markers",
        text=[f"{escape(row['place'])} {row['country'] or ''}: {row['n']} events, most {row['main_type']}" for row in rows], hovertemplate="%{text}<extra></extra>",
        marker={
            "size": [min(6 + 3 * row["n"] ** 0.5, 45) for row in rows], "color": [row["conflict"] for row in rows], "colorscale": _SCALE, "cmin": 0, "cmax": 1, "opacity": 0.75,
            "colorbar": {"title": "conflict", "tickformat": ".0%", "thickness": 12, "len": 0.6},
        },
    )  # fmt: skip
    east, north = _middle([row["longitude"] for row in rows]), _middle([row["latitude"] for row in rows])
    figure = go.Figure([land, dots])
    figure.update_layout(
        **_ALL, height=560, showlegend=False, title="Where it happened", plot_bgcolor="#eaf2f8", dragmode="pan", margin={"l": 10, "r": 10, "t": 50, "b": 10},
        xaxis={"range": east, "showgrid": False, "zeroline": False, "showticklabels": False, "constrain": "domain"},
        yaxis={"range": north, "showgrid": False, "zeroline": False, "showticklabels": False, "scaleanchor": "x", "scaleratio": 1.2},
    )  # fmt: skip
    return [figure]


def _middle(degrees: list[float]) -> list[float]:
    """Where the middle nine tenths of the places lie, with a margin, in degrees."""
    degrees = sorted(degrees)
    low, high = degrees[len(degrees) // 20], degrees[-1 - len(degrees) // 20]
    return [low - 4, high + 4]


def _outlines() -> tuple[list[float | None], list[float | None]]:
    """Longitudes and latitudes of the outlines of all countries, None between two of them."""
    from countryinfo import all_countries

    longitudes, latitudes = [], []
    for country in all_countries():
        for feature in country.geo_json().get("features", []):
            shape = feature["geometry"]
            for polygon in [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]:
                for ring in polygon:
                    longitudes += [*(round(point[0], 1) for point in ring), None]
                    latitudes += [*(round(point[1], 1) for point in ring), None]
    return longitudes, latitudes


def sureness(rows: list[dict]) -> list:
    """Bars of how many event mentions have which confidence.

    Args:
        rows: of ``sureness``: low (of a tenth), n.
    """
    if not rows:
        return []
    import plotly.graph_objects as go

    figure = go.Figure(go.Bar(x=[f"{row['low']:.1f}–{row['low'] + 0.1:.1f}" for row in rows], y=[row["n"] for row in rows], marker_color="#6baed6"))
    figure.update_layout(**_ALL, height=280, title="Event mentions by confidence: the share of such rows that are right as a whole", margin={"l": 40, "r": 10, "t": 50, "b": 30})
    return [figure]
