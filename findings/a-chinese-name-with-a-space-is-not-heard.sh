#!/usr/bin/env bash
# hassil 3.12.1 with the sentences of home-assistant-intents 2026.10.27, as Home Assistant 2026.11.0 uses them: zh-CN.
# Expected: blanks do not matter in Chinese, so a switch named "开关 1" is found by 打开开关1.
# Seen: it is found by no sentence without the blank that ends in the name or has a digit behind the blank. Of
# "客厅空调 睡眠" only 把…打开 finds it (the name in the middle), 打开… (the name at the end) does not. Without blanks both do.
# Names that an integration gives in Chinese should have none.
. "$(dirname "$0")/folder"
install hassil==3.12.1 home-assistant-intents==2026.10.27
run <<'PYTHON'
from hassil import Intents, TextSlotList, recognize_all
from home_assistant_intents import get_intents

INTENTS = Intents.from_dict(get_intents("zh-CN"))


def finds(sentence, name):
    names = TextSlotList.from_tuples([(name, name, {"domain": "switch"})], name="name")
    places = {each: TextSlotList.from_strings(["客厅"], name=each) for each in ("area", "floor")}
    return any(
        found.entities["name"].value == name
        for found in recognize_all(sentence, INTENTS, slot_lists={"name": names, **places})
        if "name" in found.entities
    )


def both(name):
    spoken = name.replace(" ", "")
    return finds(f"打开{spoken}", name), finds(f"把{spoken}打开", name)


seen = {name: both(name) for name in ("开关 1", "开关1", "客厅空调 睡眠", "客厅空调睡眠")}
for name, (at_the_end, in_the_middle) in seen.items():
    print(f"{name!r}: at the end {at_the_end}, in the middle {in_the_middle}")
assert seen == {
    "开关 1": (False, False), "开关1": (True, True), "客厅空调 睡眠": (False, True), "客厅空调睡眠": (True, True),
}
PYTHON
