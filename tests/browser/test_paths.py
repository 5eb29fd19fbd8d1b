"""The clinician's path: by keyboard alone, without a script, and on paper."""

import re

from playwright.sync_api import Browser

from tests.browser.watching import Visit, visiting

QUESTION = "ibuprofène et allaitement ?"
MOST_TABS = 60


def _focused(visit: Visit) -> str:
    """What has the focus: its tag, and its address or text."""
    told: str = visit.page.evaluate(
        "(e => e.tagName + ' ' + (e.getAttribute('href') || e.textContent).trim())"
        "(document.activeElement)"
    )
    return told


def test_the_field_has_the_focus_and_a_question_is_typed_at_once(visit: Visit) -> None:
    visit.go("/")
    visit.page.keyboard.type(QUESTION)
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**/replies/**")
    assert visit.page.locator("blockquote").count() >= 1


def test_a_quotation_is_opened_by_keyboard_and_gives_the_focus_back(visit: Visit) -> None:
    visit.ask(QUESTION)
    visit.page.keyboard.press("j")
    assert visit.page.evaluate("document.activeElement.className") == "number"
    visit.page.keyboard.press("Enter")
    mark = visit.page.locator("dialog mark").first
    mark.wait_for()
    quoted = visit.page.locator("blockquote p").first.inner_text()
    assert mark.inner_text()[:40] in quoted
    visit.page.keyboard.press("Escape")
    visit.page.wait_for_selector("dialog", state="detached")
    assert visit.page.evaluate("document.activeElement.className") == "number"


def test_no_element_keeps_the_focus(visit: Visit) -> None:
    visit.ask(QUESTION)
    seen: list[str] = []
    for _ in range(MOST_TABS):
        visit.page.keyboard.press("Tab")
        seen.append(_focused(visit))
        if seen[-1].startswith("BODY"):
            break
    assert seen[0].startswith("A #main")  # the skip link comes first
    assert seen[-1].startswith("BODY"), seen[-3:]
    assert any("Chercher" in one for one in seen)


def test_single_keys_are_switched_off(visit: Visit) -> None:
    visit.go("/help")
    visit.page.uncheck("[data-keys]")
    visit.ask(QUESTION)
    visit.page.locator("body").press("j")
    assert visit.page.evaluate("document.activeElement.className") != "number"


def test_everything_works_without_a_script(chromium: Browser, address: str) -> None:
    with visiting(chromium, address, script=False) as visit:
        visit.go("/")
        visit.page.fill("#question", QUESTION)
        visit.page.get_by_role("button", name="Chercher").first.click()
        visit.page.wait_for_url("**/replies/**")
        place = visit.page.url
        visit.page.locator("a.number").first.click()
        visit.page.wait_for_url("**/documents/**")
        assert visit.page.locator("mark").count() >= 1
        visit.page.goto(f"{place}.txt")
        assert "[1]" in visit.page.content()
        visit.page.goto(place)
        visit.page.get_by_role("button", name="Garder").click()
        visit.page.wait_for_url(re.compile(r"/replies/[0-9a-f]+$"))
        assert "Réponse gardée" in visit.page.content()
        visit.go("/history")
        visit.page.get_by_role("button", name="Effacer").first.click()
        visit.page.wait_for_url("**/history")


def test_an_identifier_is_shown_and_masked_without_a_script(
    chromium: Browser, address: str
) -> None:
    with visiting(chromium, address, script=False) as visit:
        visit.go("/")
        visit.page.fill("#question", "Mme Durand, née le 3/4/1950 : dose de paracétamol ?")
        visit.page.get_by_role("button", name="Chercher").first.click()
        assert "[NOM]" in str(visit.page.locator("#question").get_attribute("value"))


def test_a_reply_is_printed_without_what_is_pressed(visit: Visit) -> None:
    visit.ask(QUESTION)
    visit.page.emulate_media(media="print")
    for hidden in ("nav", "form.ask", ".toolbar"):
        assert not visit.page.locator(hidden).first.is_visible(), hidden
    assert visit.page.locator(".printed").is_visible()
    assert visit.page.pdf().startswith(b"%PDF")


def test_a_copy_is_what_the_text_address_gives(visit: Visit) -> None:
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.ask(QUESTION)
    visit.page.locator("[data-copy]").click()
    visit.page.wait_for_function("document.querySelector('[data-said]').textContent !== ''")
    copied = visit.page.evaluate("navigator.clipboard.readText()")
    text = visit.page.request.get(f"{visit.page.url}.txt").text()
    assert copied.replace("\r\n", "\n").strip() == text.strip()
    assert re.search(r"^\[1\] ", copied, re.MULTILINE)
