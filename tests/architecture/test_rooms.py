"""A room meets another only at its public files; its pages, forms, jobs and letters are its own."""

import grimp

PUBLIC = {"actions", "queries", "rules", "models", "choices", "urls", "middleware"}


def room(module: str) -> str:
    return ".".join(module.split(".")[:3])


def test_rooms_meet_at_their_public_files():
    graph = grimp.build_graph("aanjager")
    rooms = {
        room(m) for m in graph.modules if m.count(".") >= 3 and not m.startswith("aanjager.kernel")
    }
    inside = [m for m in graph.modules if room(m) in rooms and ".tests" not in m]

    trespasses = [
        f"{importer} -> {imported}"
        for importer in inside
        for imported in graph.find_modules_directly_imported_by(importer)
        if room(imported) in rooms and room(imported) != room(importer)
        if imported.count(".") >= 3 and imported.split(".")[3] not in PUBLIC
    ]

    assert len(inside) > 20
    assert trespasses == []
