"""Mends what the parser often gets wrong: each slip in a module of its own, here in the order of mending."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.syntax.mends.agreed import with_agreed
from kg.extract.syntax.mends.aims_of_data import with_aims_of_data
from kg.extract.syntax.mends.asides import with_asides
from kg.extract.syntax.mends.clause_lists import with_clause_lists
from kg.extract.syntax.mends.consisting import with_consisting
from kg.extract.syntax.mends.described_doers import with_asked, with_described_doers
from kg.extract.syntax.mends.descriptions import with_descriptions
from kg.extract.syntax.mends.free_relatives import with_free_relatives
from kg.extract.syntax.mends.gerunds import with_gerunds
from kg.extract.syntax.mends.helpers_apart import with_helpers
from kg.extract.syntax.mends.joint_subjects import with_joint_subjects
from kg.extract.syntax.mends.leave import with_had, with_leave
from kg.extract.syntax.mends.like_forms import with_like_forms
from kg.extract.syntax.mends.listed_nouns import with_listed_nouns
from kg.extract.syntax.mends.lost_verbs import with_lost_verbs
from kg.extract.syntax.mends.main_clauses import (
    with_cases_apart,
    with_inclusion_apart,
    with_label_apart,
    with_main_clause,
)
from kg.extract.syntax.mends.masks import with_masks
from kg.extract.syntax.mends.misjoined import (
    with_agreement,
    with_finite_apart,
    with_infinitives_apart,
    with_manner,
    with_openers_first,
    with_person_apart,
    with_prepositions_apart,
    with_verbs_apart,
)
from kg.extract.syntax.mends.named_only import with_names
from kg.extract.syntax.mends.occasions import with_occasions
from kg.extract.syntax.mends.openings import with_openings, with_reasons_in_front
from kg.extract.syntax.mends.participles import with_participles
from kg.extract.syntax.mends.passive_lists import with_passive_lists
from kg.extract.syntax.mends.passives import with_passives
from kg.extract.syntax.mends.questions import with_questions, with_verbs_behind_questions
from kg.extract.syntax.mends.relatives import (
    with_deeds_behind,
    with_deeds_of_those,
    with_persons,
    with_relatives,
    with_second_clauses,
)
from kg.extract.syntax.mends.subjects import with_subjects
from kg.extract.syntax.mends.swallowed import with_swallowed_verb
from kg.extract.syntax.mends.verbs_at_front import with_verbs_at_front
from kg.extract.syntax.mends.verbs_behind_to import with_verbs_behind_to

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Parsed


def mended(parsed: Parsed) -> Parsed:
    """The sentence with such slips put right; most come back as they are."""
    for mend in _MENDS:
        parsed = mend(parsed)
    return parsed


_MENDS = (
    with_aims_of_data,
    with_free_relatives,
    with_asides,
    with_openings,
    with_reasons_in_front,
    with_described_doers,
    with_asked,
    with_listed_nouns,
    with_consisting,
    with_openers_first,
    with_lost_verbs,
    with_swallowed_verb,
    with_verbs_at_front,
    with_gerunds,
    with_descriptions,
    with_helpers,
    with_masks,
    with_questions,
    with_passive_lists,
    with_participles,
    with_label_apart,
    with_cases_apart,
    with_inclusion_apart,
    with_main_clause,
    with_verbs_apart,
    with_infinitives_apart,
    with_prepositions_apart,
    with_occasions,
    with_clause_lists,
    with_verbs_behind_to,
    with_person_apart,
    with_finite_apart,
    with_manner,
    with_agreement,
    with_like_forms,
    with_verbs_behind_questions,
    with_relatives,
    with_deeds_behind,
    with_deeds_of_those,
    with_second_clauses,
    with_persons,
    with_joint_subjects,
    with_subjects,
    with_names,
    with_passives,
    with_leave,
    with_had,
    with_agreed,
)
"""In the order in which they are tried; each sees what those before it put right."""
