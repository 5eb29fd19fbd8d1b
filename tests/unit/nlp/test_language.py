"""French, English, or neither."""

import pytest

from sourcier.nlp.language import detect

FRENCH = """
ibuprofène allaitement ?
Doliprane 1000 dose max
ticlopidine + AINS
AINS et grossesse
CAT DEVANT UNE FIEVRE DU NOURRISSON
Augmentin IM, IV, PO ?
baclofène IT : signes de surdosage ?
covid long a partir de cb de semaines
amoxicilline
C3G
vitamine D 100 000 UI
Il y a 3 mois
5 µg/kg
ibuprofene enfant
neuropathie optique de Leber
lange et bebes
hypomanie sous sertraline
arteres renales
"""

ENGLISH = """
What is the maximum dose of paracetamol?
ibuprofen breastfeeding
side effects of metformin
Can I take ibuprofen during pregnancy?
how to treat multiple sclerosis with diet
"""

OTHER = """
¿Cuál es la dosis de paracetamol en niños?
Puedo tomar ibuprofeno durante el embarazo?
El paciente presenta fiebre y dolor abdominal desde hace tres días.
Wie hoch ist die Dosis von Paracetamol bei Kindern?
Nebenwirkungen von Metformin
Der Patient klagt seit drei Tagen über Fieber und Bauchschmerzen.
Qual è la dose di paracetamolo nei bambini?
Posso prendere l'ibuprofene in gravidanza?
Qual é a dose de paracetamol em crianças?
O paciente apresenta febre e dor abdominal há três dias.
Wat is de maximale dosis paracetamol bij kinderen?
Mag ik ibuprofen gebruiken tijdens de zwangerschap?
Jaka jest dawka paracetamolu dla dzieci?
Care este doza de paracetamol pentru copii?
Vad är dosen av paracetamol för barn?
ما هي جرعة الباراسيتامول للأطفال؟
Какая доза парацетамола для детей?
Ποια είναι η δόση παρακεταμόλης;
小児のパラセタモールの用量は?
ibuprofeno embarazo
Paracetamol Dosierung Kinder
amoxicilina dosis niños
warfarina e gravidanza
dosaggio ibuprofene bambini
paracetamol zwangerschap
omeprazol gravidez
ibuprofen dawkowanie dzieci
"""


@pytest.mark.parametrize("question", FRENCH.strip().splitlines())
def test_a_french_question_is_french_however_short(question: str) -> None:
    assert detect(question) == "fr"


@pytest.mark.parametrize("question", ENGLISH.strip().splitlines())
def test_an_english_question_is_english(question: str) -> None:
    assert detect(question) == "en"


@pytest.mark.parametrize("question", OTHER.strip().splitlines())
def test_another_language_is_neither(question: str) -> None:
    assert detect(question) == "other"


@pytest.mark.parametrize("nothing", ["", "   ", "1 000", "?!"])
def test_what_has_no_word_counts_as_french(nothing: str) -> None:
    assert detect(nothing) == "fr"
