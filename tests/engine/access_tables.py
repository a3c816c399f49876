"""Every verb, hat by hat and situation by situation: what the rules are to answer."""

from engine import Actor
from engine.access import GUESTS, STARTERS, TASKS_ONLY, Subject, deny

HERE, THERE = "13.77", "94.04"
OTHERS = ("auditor", "koordinator", "admin_tenant", "mesin")
ROLES = (*sorted(STARTERS), *sorted(TASKS_ONLY), *sorted(GUESTS), *OTHERS)
HERS = frozenset(("dia",))
SHORT = {None: "may", False: "may not", True: "sees nothing"}


def actor(role: str, username: str = "dia", daerah: str = HERE) -> Actor:
    return Actor(username=username, name=username, daerah=daerah, role=role)


def verdict(who: Actor, verb: str, subject: Subject) -> str:
    denied = deny(who, verb, subject)
    return SHORT[denied.hidden if denied else None]


#: Situation of a task or case, as seen by "dia".
SITUATIONS = {
    "her task": Subject(
        daerah=HERE, team=frozenset(("dia",)), role="pekerja_sosial", assignee="dia", author="dia"
    ),
    "her team's case, another's task": Subject(
        daerah=HERE,
        team=frozenset(("dia", "dian")),
        role="psikolog",
        assignee="dian",
        author="dian",
    ),
    "a pool task of pekerja sosial": Subject(daerah=HERE, role="pekerja_sosial"),
    "a stranger's task for pekerja sosial": Subject(
        daerah=HERE, team=frozenset(("dian",)), role="pekerja_sosial", assignee="dian"
    ),
}
#: The same of a case that is open by name alone, of one in an emergency, of one she is kept from.
CLOSED = {
    "on the team, not named": Subject(
        daerah=HERE, klass="K4", team=HERS, role="pekerja_sosial", author="dia"
    ),
    "named": Subject(daerah=HERE, klass="K4", named=HERS, role="pekerja_sosial", author="dia"),
    "her task, not named": Subject(
        daerah=HERE, klass="K4", role="pekerja_sosial", assignee="dia", author="dian"
    ),
    "in an emergency": Subject(
        daerah=HERE, klass="K4", emergency=HERS, role="psikolog", author="dia"
    ),
    "on the deny list": Subject(
        daerah=HERE,
        team=HERS,
        named=HERS,
        emergency=HERS,
        denied=HERS,
        role="pekerja_sosial",
        assignee="dia",
        author="dia",
    ),
}

#: (verb, hat) -> what she finds in each situation, in the order above.
TABLE = {
    ("see_task", "pekerja_sosial"): "may, may, may, sees nothing",
    ("see_task", "psikolog"): "may, may, sees nothing, sees nothing",
    ("see_task", "manajer_kasus"): "may, may, may, may",
    ("see_task", "auditor"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("see_task", "koordinator"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("know_task", "pekerja_sosial"): "may, may, may, may",
    ("know_task", "psikolog"): "may, may, sees nothing, sees nothing",
    ("know_task", "auditor"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("claim", "pekerja_sosial"): "may not, may not, may, may not",
    ("claim", "manajer_kasus"): "may not, may not, may not, may not",
    ("claim", "psikolog"): "may not, may not, sees nothing, sees nothing",
    ("claim", "auditor"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("release", "pekerja_sosial"): "may, may not, may not, may not",
    ("release", "manajer_kasus"): "may, may, may, may",
    ("release", "relawan"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("assign", "manajer_kasus"): "may, may, may, may",
    ("assign", "pekerja_sosial"): "may not, may not, may not, may not",
    ("assign", "koordinator"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("entrust", "pekerja_sosial"): "may, may not, may not, may not",
    ("entrust", "manajer_kasus"): "may, may, may, may",
    ("entrust", "auditor"): "sees nothing, sees nothing, sees nothing, sees nothing",
    # The subject's author is who is away.
    ("enter_absence", "relawan"): "may, may not, may not, may not",
    ("enter_absence", "manajer_kasus"): "may, may, may, may",
    ("save_draft", "pekerja_sosial"): "may, may not, may not, may not",
    ("save_draft", "manajer_kasus"): "may, may not, may not, may not",
    ("save_draft", "auditor"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("plan", "pekerja_sosial"): "may, may not, may not, may not",
    ("plan", "manajer_kasus"): "may, may not, may not, may not",
    ("plan", "auditor"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("read_left", "pekerja_sosial"): "may, sees nothing, sees nothing, sees nothing",
    ("read_left", "relawan"): "may, sees nothing, sees nothing, sees nothing",
    ("complete", "pekerja_sosial"): "may, may not, may, may not",
    ("complete", "relawan"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("complete", "manajer_kasus"): "may, may not, may not, may not",
    ("complete", "auditor"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("see_case", "pekerja_sosial"): "may, may, sees nothing, sees nothing",
    ("see_case", "manajer_kasus"): "may, may, may, may",
    ("see_case", "auditor"): "may, may, may, may",
    ("see_case", "koordinator"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("see_case", "relawan"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("see_answers", "pekerja_sosial"): "may, may, sees nothing, sees nothing",
    ("see_answers", "manajer_kasus"): "may, may, sees nothing, sees nothing",
    ("see_answers", "auditor"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("see_answers", "perangkat_desa"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("see_answers", "koordinator"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("see_history", "auditor"): "may, may, may, may",
    ("see_history", "pekerja_sosial"): "may, may, sees nothing, sees nothing",
    ("see_history", "koordinator"): "may, may, may, may",
    ("take_part", "pekerja_sosial"): "may, may, sees nothing, sees nothing",
    ("take_part", "manajer_kasus"): "may, may, sees nothing, sees nothing",
    ("reopen", "pekerja_sosial"): "may, may, sees nothing, sees nothing",
    ("take_part", "auditor"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("see_handover", "pekerja_sosial"): "may, may, sees nothing, sees nothing",
    ("see_handover", "auditor"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("answer_handover", "pekerja_sosial"): "may, may not, may not, may not",
    ("withdraw_handover", "pekerja_sosial"): "may, may not, may not, may not",
    ("receive", "pekerja_sosial"): "may, may, sees nothing, sees nothing",
    ("receive", "mesin"): "may, may, may, may",
    ("receive", "auditor"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("stop_clock", "manajer_kasus"): "may, may, may, may",
    ("stop_clock", "pekerja_sosial"): "may, may not, may not, may not",
    ("stop_clock", "auditor"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("continue_clock", "manajer_kasus"): "may, may, may, may",
    ("continue_clock", "pekerja_sosial"): "may, may not, may not, may not",
    ("extend", "manajer_kasus"): "may, may, may, may",
    ("extend", "pekerja_sosial"): "may not, may not, may not, may not",
    ("extend", "auditor"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("stop_clocks", "manajer_kasus"): "may, may, may, may",
    ("stop_clocks", "pekerja_sosial"): "may not, may not, sees nothing, sees nothing",
    ("stop_clocks", "auditor"): "may not, may not, may not, may not",
    ("continue_clocks", "manajer_kasus"): "may, may, may, may",
    ("continue_clocks", "pekerja_sosial"): "may not, may not, sees nothing, sees nothing",
    # The subject's assignee is whom the link lets in; of her house nobody answers by one.
    ("answer_by_link", "lembaga_rujukan"): "may, sees nothing, sees nothing, sees nothing",
    ("answer_by_link", "pekerja_sosial"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("suspend", "manajer_kasus"): "may, may, may, may",
    ("suspend", "pekerja_sosial"): "may not, may not, sees nothing, sees nothing",
    ("suspend", "auditor"): "may not, may not, may not, may not",
    ("resume", "manajer_kasus"): "may, may, may, may",
    ("resume", "auditor"): "may not, may not, may not, may not",
    ("cancel", "manajer_kasus"): "may, may, may, may",
    ("cancel", "petugas_penerima"): "may not, may not, sees nothing, sees nothing",
    ("retry", "manajer_kasus"): "may, may, may, may",
    ("retry", "pekerja_sosial"): "may not, may not, sees nothing, sees nothing",
    ("retry", "koordinator"): "may, may, may, may",
    ("retry", "auditor"): "may not, may not, may not, may not",
    ("repair", "manajer_kasus"): "may, may, may, may",
    ("repair", "koordinator"): "may, may, may, may",
    ("repair", "mesin"): "may, may, may, may",
    ("repair", "pekerja_sosial"): "may not, may not, sees nothing, sees nothing",
    ("mend_value", "manajer_kasus"): "may, may, may, may",
    ("mend_value", "koordinator"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("mend_value", "pekerja_sosial"): "may not, may not, sees nothing, sees nothing",
    ("mend_weight", "manajer_kasus"): "may, may, may not, may not",
    ("mend_weight", "mesin"): "may, may, may, may",
    ("mend_weight", "koordinator"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("migrate_case", "koordinator"): "may, may, may, may",
    ("migrate_case", "mesin"): "may, may, may, may",
    ("migrate_case", "manajer_kasus"): "may not, may not, may not, may not",
    ("migrate_case", "pekerja_sosial"): "may not, may not, sees nothing, sees nothing",
    ("migrate_case", "relawan"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("correct", "pekerja_sosial"): "may, may not, sees nothing, sees nothing",
    ("correct", "manajer_kasus"): "may, may, sees nothing, sees nothing",
    ("correct", "auditor"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("see_task", "perangkat_desa"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("see_task", "mitra_keamanan"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("read_task", "pekerja_sosial"): "may, may, sees nothing, sees nothing",
    ("read_task", "manajer_kasus"): "may, may, sees nothing, sees nothing",
    ("read_task", "relawan"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("read_task", "perangkat_desa"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("read_task", "mitra_keamanan"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("read_task", "auditor"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("be_given", "psikolog"): "may, may, may, may",
    ("see_case", "pejabat_pdp"): "may, may, may, may",
    ("see_case", "admin_tenant"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("see_history", "pejabat_pdp"): "may, may, may, may",
    ("see_history", "admin_tenant"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("see_access", "pekerja_sosial"): "may, may, sees nothing, sees nothing",
    ("see_access", "manajer_kasus"): "may, may, sees nothing, sees nothing",
    ("see_access", "auditor"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("see_readers", "auditor"): "may, may, may, may",
    ("see_readers", "pejabat_pdp"): "may, may, may, may",
    ("see_readers", "manajer_kasus"): "may, may, may not, may not",
    ("see_readers", "pekerja_sosial"): "may not, may not, sees nothing, sees nothing",
    ("see_readers", "koordinator"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("open_to_others", "manajer_kasus"): "may, may, may not, may not",
    ("open_to_others", "pekerja_sosial"): "may not, may not, sees nothing, sees nothing",
    ("open_to_others", "auditor"): "may not, may not, may not, may not",
    ("open_to_others", "relawan"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("shut_to_others", "manajer_kasus"): "may, may, may not, may not",
    ("shut_to_others", "pekerja_sosial"): "may not, may not, sees nothing, sees nothing",
    ("transfer", "manajer_kasus"): "may, may, may not, may not",
    ("transfer", "pekerja_sosial"): "may not, may not, sees nothing, sees nothing",
    ("transfer", "relawan"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("shut_to_others", "relawan"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("break_glass", "pekerja_sosial"): "may, may, may, may",
    ("break_glass", "sekretaris_lk3"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("break_glass", "mitra_keamanan"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("see_erasure", "manajer_kasus"): "may, may, may, may",
    ("see_erasure", "kepala_dinas"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("see_erasure", "auditor"): "may, may, may, may",
    ("see_erasure", "pekerja_sosial"): "may, may, sees nothing, sees nothing",
    ("ask_erasure", "manajer_kasus"): "may, may, may, may",
    ("ask_erasure", "pejabat_pdp"): "may, may, may, may",
    ("ask_erasure", "kepala_dinas"): "sees nothing, sees nothing, sees nothing, sees nothing",
    ("ask_erasure", "auditor"): "may not, may not, may not, may not",
    ("decide_erasure", "kepala_dinas"): "may not, may, may, may",
    ("decide_erasure", "pejabat_pdp"): "may not, may, may, may",
    ("decide_erasure", "manajer_kasus"): "may not, may not, may not, may not",
    ("decide_erasure", "pekerja_sosial"): "may not, may not, sees nothing, sees nothing",
    ("hold_case", "pekerja_sosial"): "may, may, sees nothing, sees nothing",
    ("hold_case", "manajer_kasus"): "may, may, may, may",
    ("hold_case", "auditor"): "may not, may not, may not, may not",
    ("lift_hold", "pejabat_pdp"): "may, may, may, may",
    ("lift_hold", "manajer_kasus"): "may not, may not, may not, may not",
    ("review_emergency", "pejabat_pdp"): "may not, may, may, may",
    ("review_emergency", "manajer_kasus"): "may not, may, may, may",
    ("review_emergency", "auditor"): "may not, may not, may not, may not",
    ("review_emergency", "psikolog"): "may not, may not, sees nothing, sees nothing",
}
#: (verb, hat) -> what she finds in each situation of CLOSED, in their order.
CLOSED_TABLE = {
    ("see_answers", "pekerja_sosial"): "sees nothing, may, sees nothing, may, sees nothing",
    ("see_answers", "manajer_kasus"): "sees nothing, may, sees nothing, may, sees nothing",
    ("see_answers", "mitra_keamanan"): (
        "sees nothing, sees nothing, sees nothing, sees nothing, sees nothing"
    ),
    ("see_case", "manajer_kasus"): "may, may, may, may, sees nothing",
    ("see_case", "pekerja_sosial"): "sees nothing, may, sees nothing, may, sees nothing",
    ("see_history", "auditor"): "may, may, may, may, sees nothing",
    ("see_task", "pekerja_sosial"): "sees nothing, may, may, may, sees nothing",
    ("see_task", "mitra_keamanan"): (
        "sees nothing, sees nothing, sees nothing, sees nothing, sees nothing"
    ),
    ("see_task", "manajer_kasus"): "may, may, may, may, sees nothing",
    ("read_task", "pekerja_sosial"): "sees nothing, may, may, may, sees nothing",
    ("read_task", "mitra_keamanan"): (
        "sees nothing, sees nothing, sees nothing, sees nothing, sees nothing"
    ),
    ("know_task", "pekerja_sosial"): "sees nothing, may, may, may, sees nothing",
    ("claim", "pekerja_sosial"): "sees nothing, may, may not, may not, sees nothing",
    ("read_left", "pekerja_sosial"): (
        "sees nothing, may, sees nothing, sees nothing, sees nothing"
    ),
    ("complete", "pekerja_sosial"): "sees nothing, may, may, may not, sees nothing",
    ("assign", "manajer_kasus"): "may, may, may, may, sees nothing",
    ("be_given", "pekerja_sosial"): "sees nothing, may, may, sees nothing, sees nothing",
    ("correct", "pekerja_sosial"): ("sees nothing, may, sees nothing, sees nothing, sees nothing"),
    ("see_handover", "perangkat_desa"): (
        "sees nothing, sees nothing, sees nothing, sees nothing, sees nothing"
    ),
    ("take_part", "pekerja_sosial"): (
        "sees nothing, may, sees nothing, sees nothing, sees nothing"
    ),
    ("receive", "pekerja_sosial"): ("sees nothing, may, sees nothing, sees nothing, sees nothing"),
    ("open_to_others", "manajer_kasus"): "may not, may, may not, may, sees nothing",
    ("shut_to_others", "manajer_kasus"): "may not, may, may not, may not, sees nothing",
    ("mend_weight", "manajer_kasus"): "may not, may, may not, may not, sees nothing",
    ("break_glass", "psikolog"): "may, may, may, may, sees nothing",
}

#: Verbs that no case or task changes -> the hats that may.
BY_HAT = {
    "report_in": {"umum"},
    "see_doors": {"koordinator"},
    "set_door": {"koordinator"},
    "start_case": STARTERS,
    "search_people": STARTERS,
    "see_all_tasks": {"manajer_kasus"},
    "deal_out": {"manajer_kasus"},
    "see_transfers": {"manajer_kasus", "pejabat_pdp", "auditor"},
    "answer_transfer": {"manajer_kasus"},
    "see_absences": {"manajer_kasus"},
    "share_filter": {"manajer_kasus"},
    "see_definitions": STARTERS | TASKS_ONLY | {"auditor", "koordinator", "mesin"},
    "edit_definition": {"koordinator"},
    "publish": {"koordinator", "mesin"},
    "keep_calendar": {"koordinator", "mesin"},
    "see_incidents": {"manajer_kasus", "koordinator", "mesin"},
    "migrate": {"koordinator", "mesin"},
    "see_colleagues": STARTERS | {"auditor", "koordinator"},
    "register": {"admin_tenant", "mesin"},
    "see_institutions": STARTERS
    | {"auditor", "koordinator", "bendahara_lk3", "kabid_dinsos", "kepala_dinas", "mesin"},
    "keep_institutions": {"sekretaris_lk3", "koordinator", "mesin"},
    "see_people": {"admin_tenant", "auditor", "mesin"},
    "verify_all": {"auditor", "mesin"},
    "see_emergencies": {"manajer_kasus", "pejabat_pdp", "auditor"},
    "see_erasures": {"manajer_kasus", "pejabat_pdp", "kepala_dinas", "auditor"},
    "see_letters": {"sekretaris_lk3", "ketua_lk3", "kabid_dinsos", "kepala_dinas", "auditor"},
    "see_alarms": {"pejabat_pdp", "auditor"},
    "work_clock": {"mesin"},
    "see_demo_accounts": {"mesin"},
}
