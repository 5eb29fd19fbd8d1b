"""The published barometer, as its press release prints it, in own words."""

CLAIMS = {
    ("impossible_base", "F01", "F04"),
    ("one_figure_two_bases", "F19", "F20"),
    ("opinion_as_measure", "F21"),
    ("one_figure_two_wordings", "F02", "F02b"),
    ("one_figure_two_wordings", "F09", "F09b"),
    ("missing_base", "F08"),
    ("missing_base", "F09"),
    ("ranking_not_established", "F15", "F16"),
    ("ranking_not_established", "F16", "F17"),
    ("subgroup_size_missing", "F03"),
    ("representative_without_weights",),
}
"""The five contradictions of the guide, and what else cannot stand."""

BAROMETER = """
[survey]
title = "Baromètre IA"
n = 608
population = "professionnels de santé"
fieldwork = "15 septembre au 1er octobre 2025"
mode = "en ligne"
recruitment = "membres d'une communauté, échantillon représentatif"
weighting = ""
[[figure]]
id = "F01"
share = 56
printed = "56 % des professionnels utilisent une IA généraliste"
indicator = "usage"
base = "professionnels interrogés"
[[figure]]
id = "F02"
share = 62
printed = "62 % des médecins utilisent une IA généraliste comme ChatGPT"
indicator = "usage"
base = "médecins"
[[figure]]
id = "F02b"
share = 62
printed = "62 % des médecins utilisent ChatGPT"
indicator = "usage_chatgpt"
base = "médecins"
[[figure]]
id = "F03"
share = 65
printed = "65 % en désert médical"
indicator = "usage"
base = "médecins"
group = "désert médical"
[[figure]]
id = "F04"
share = 81
printed = "81 % des professionnels interrogés l'utilisent chaque semaine"
indicator = "usage hebdo"
implies = "usage"
base = "professionnels interrogés"
[[figure]]
id = "F08"
share = 67
printed = "Deux soignants sur trois ont eu des réponses fausses"
indicator = "reponses fausses"
implies = "usage"
base = ""
[[figure]]
id = "F09"
share = 94
printed = "94 % d'insatisfaits"
indicator = "insatisfaction"
implies = "usage"
[[figure]]
id = "F09b"
share = 94
printed = "94 % ne sont pas pleinement satisfaits"
indicator = "insatisfaction"
implies = "usage"
[[figure]]
id = "F15"
share = 68
indicator = "maj"
base = "tous"
[[figure]]
id = "F16"
share = 66
indicator = "experts"
base = "tous"
[[figure]]
id = "F17"
share = 65
indicator = "sources"
base = "tous"
[[figure]]
id = "F18"
share = 56
indicator = "rgpd"
base = "tous"
[[figure]]
id = "F19"
share = 80
printed = "80 % des médecins"
indicator = "recoit"
base = "médecins"
[[figure]]
id = "F20"
share = 80
printed = "8 professionnels sur 10"
indicator = "recoit"
base = "professionnels"
[[figure]]
id = "F21"
share = 90
printed = "erronés dans 90 % des cas"
indicator = "errone"
base = "médecins"
unit = "cases"
asked_of = "médecins"
[[figure]]
id = "F22"
share = 54
indicator = "médecins"
base = "tous"
"""
