"""Words that end in a full stop without ending a sentence, and words that begin one."""

from __future__ import annotations

BEFORE_NAMES = frozenset(
    """
    mr mrs ms mx dr prof rev hon messrs mme mlle gen lt col maj capt cpt cmdr cdr adm vadm radm brig sgt cpl pvt ens
    amb sen sens rep reps gov pres supt insp st mt ft fr gens lts cols e.g i.e viz cf vs v resp approx ca c al.
    op pp p esp incl excl def eds trans tr comp lit orig attn dept univ inst govt natl intl assn bros ave blvd rd
    mss dir asst assoc exec secy adj mag hr ing dipl ph.d
    """.split()
)
"""Titles and words that always lean on what follows."""

BEFORE_NUMBERS = frozenset(
    """
    no nos nr art arts fig figs sec secs sect sects para paras par pars ch chap chaps vol vols pt pts cl cls eq ex
    app reg regs res p pp n nn l ll jan feb mar apr jun jul aug sep sept oct nov dec tel ext rm bd bk ser vers ver
    est cong stat doc docs rept rpt pub pop ed al km rte hwy §
    """.split()
)
"""Words that lean on a number: ``No. 5``, ``Art. 7``, ``Sept. 2023``."""

MAY_END = frozenset(
    """
    inc ltd corp co plc llc jr sr etc al jan feb mar apr jun jul aug sep sept oct nov dec ariz ark calif colo conn
    del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa penn tenn tex va vt wash wis wyo
    cong sess rept supp ibid id ft in lb oz mi km cm kg approx assn dist div est ext mfg mil min max dept univ inst
    no
    """.split()
)
"""Words that lean on what follows unless a sentence plainly begins there."""

ENDS_BEFORE_CAPITAL = frozenset(
    {"etc", "al", "ibid", "a.m", "p.m", "am", "pm", "in", "no", "id", "ill", "mass", "miss"}
)
"""Words of ``MAY_END`` and clock times after which a capital letter begins a sentence all the same."""

CLOCK_FOLLOWERS = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december gmt utc est edt et cet cest pst pdt bst eastern central pacific local moscow
    kyiv
    """.split()
)
"""Words that may follow ``5 p.m.`` inside a sentence although they have a capital."""

STARTERS = frozenset(
    """
    the this that these those it its he his she her they their we our you i there here in on at by for from with
    without to as if when while where although though because since after before during until unless despite but and
    or yet so however moreover furthermore nevertheless nonetheless meanwhile instead indeed thus therefore hence
    still then now today also even only such some many most several few all both each every no not nor neither
    either what who why how which whether under over among between according given once first second third finally
    another other one an a any more much recently currently similarly additionally consequently accordingly
    otherwise rather perhaps clearly just like let can could should would will may might must do does did is are was
    were has have had
    """.split()
)
"""Words that begin a sentence after an abbreviation."""
