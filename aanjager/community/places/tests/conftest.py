"""The real files of CBS, where they lie; tests that need them say so when they do not."""

import os
from pathlib import Path

import pytest
from django.conf import settings


@pytest.fixture
def real_files():
    """The folder with files of CBS: AANJAGER_DATA, or `shared/data` beside the project."""
    folder = Path(os.environ.get("AANJAGER_DATA", settings.ROOT.parent / "shared" / "data")) / "geo"
    if not (folder / "cbs_wijken_2022.csv").exists():
        pytest.skip(f"The files of CBS are not at {folder}; set AANJAGER_DATA.")
    return folder


@pytest.fixture
def small_files(tmp_path):
    """A made-up country of one province, two municipalities, three districts and a few postcodes."""
    files = {
        "cbs_provincies_2022.csv": "code,name,lon,lat\nPV21,Fryslan,5.5,52.2\n",
        "cbs_gemeenten_2022.csv": "code,name,province,population,lon,lat\n"
        "GM0001,Lindeveen,Fryslan,100,5.4,52.2\nGM0002,Oudhorst,Fryslan,40,5.6,52.2\n",
        "cbs_wijken_2022.csv": "code,name,gemeentecode,population,urbanity,lon,lat\n"
        "WK000101,Centrum,GM0001,60,not urbanised,5.38,52.2\n"
        "WK000102,Zuid,GM0001,0,,5.42,52.2\n"
        "WK000201,Centrum,GM0002,40,hardly urbanised,5.6,52.2\n",
        "pc4_wijk_gemeente_2022.csv": "pc4,plaats,lat,lon,wijkcode,gemeentecode,dichtstbij\n"
        "3801,Lindeveen,52.2,5.38,WK000101,GM0001,0\n"
        "3802,Lindeveen,49.2,5.38,WK000102,GM0001,1\n"
        "3901,Oudh+óm,52.2,5.6,WK000201,GM0002,0\n",
        "woonplaats_gemeente_corop_2026.csv": "Woonplaatscode,Woonplaats,Gemeentecode,Gemeente,"
        "COROP-gebiedcode,COROP-gebied\n"
        "1000,Lindeveen,0001,Lindeveen (F.),04,Noord\n1001,Oudhâm,0001,Lindeveen (F.),04,Noord\n",
        "regioatlas2016_arbeidsmarktregios.csv": '\ufeff"Gemeente";"CBS";"Arbeidsmarktregio\'s"\n'
        '"Lindeveen";"0001";"Noord"\n"Vroeger";"0009";"Noord"\n',
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    square = [[5.3, 52.1], [5.5, 52.1], [5.5, 52.3], [5.3, 52.3], [5.3, 52.1]]
    feature = {
        "type": "Feature",
        "properties": {"code": "GM0001"},
        "geometry": {"type": "Polygon", "coordinates": [square]},
    }
    import json

    (tmp_path / "cbs_gemeenten_2022.geojson").write_text(json.dumps({"features": [feature]}))
    return tmp_path
