"""Data sets to try a template with: the bundled examples, and cities at the extremes of what data may say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from reportgen.pipeline.data_sets import made
from reportgen.pipeline.data_sets.made import DATA_FILE, Files
from reportgen.records import dataclass
from reportgen.resources import folder as bundled

# What an example is called -> its folder under examples/
EXAMPLES = {
    "德州": "dezhou",
    "大连": "dalian",
    "保定": "baoding",
    "淮北": "huaibei",
    "焦作": "jiaozuo",
    "云山": "yunshan",
}
EVERY_KEY = Path(__file__).resolve().parent / "every_key"  # the data file that has every key, and what it names
# What every_key/city.yaml says -> what a secret file says instead
CLASSIFIED = {
    "版头:\n": "版头:\n  份号: '000001'\n  密级: 秘密\n  保密期限: 1年\n",
    "  署名: [中共示例市委, 示例市人民政府]\n": "  签名人: [{职务: 示例市人民政府市长, 姓名: 周远}]\n",
    "用印: 加盖印章\n": "用印: 签名章\n",
}


def every_key() -> Files:
    """Every key of the schema, but those that leave no public paper and those that stand for others."""
    return {file.name: file.read_text(encoding="utf-8") for file in sorted(EVERY_KEY.iterdir())}


def secret() -> Files:
    """The same as a secret file, of which there is no public paper, stamped with the name of who signs."""
    files = every_key()
    text = files[DATA_FILE]
    for said, instead in CLASSIFIED.items():
        text = text.replace(said, instead)
    return {**files, DATA_FILE: text}


EXTREMES: dict[str, tuple[str, Callable[[], Files]]] = {
    "没有任务": ("台账是空的", made.no_task),
    "一项任务": ("台账只有一项", made.one_task),
    "500项任务": ("清单很长", made.many_tasks),
    "很长的名称": ("各处的话都很长", made.long_names),
    "什么都没填": ("只写了城市", made.nothing),
    "处处留空": ("各部分都写了，里面是空的", made.hollow),
    "每样都填": ("每一项都写了", every_key),
    "涉密文件": ("每一项都写了，有密级，加盖签名章；不能公开", secret),
}


@dataclass(frozen=True)
class DataSet:
    """A city to show a template with: `name` chooses it, `label` says what it is for."""

    name: str
    label: str
    source: Path | Callable[[], Files]  # an example lies ready, an extreme is made

    def file(self, folder: Path) -> Path:
        """Its data file; one that has to be made is written into a folder of its own in `folder`.

        What is there already with the same text is left alone, so that nobody who watches it wakes up.
        """
        if isinstance(self.source, Path):
            return self.source
        place = folder / self.name.rpartition("：")[2]
        place.mkdir(parents=True, exist_ok=True)
        for name, text in self.source().items():
            _keep(place / name, text)
        return place / DATA_FILE


def data_sets() -> Mapping[str, DataSet]:
    """All of them by name, the examples first."""
    examples = [
        DataSet(f"示例：{city}", f"示例：{city}", bundled("examples") / name / DATA_FILE)
        for city, name in EXAMPLES.items()
    ]
    extremes = [DataSet(f"极端：{name}", f"极端：{name}（{hint}）", make) for name, (hint, make) in EXTREMES.items()]
    return {s.name: s for s in (*examples, *extremes)}


def _keep(path: Path, text: str) -> None:
    data = text.encode()
    if not path.is_file() or path.read_bytes() != data:
        path.write_bytes(data)
