"""What goes wrong on the public side, and the kind page that says so.

PageMissing  there is no such page or office
TicketGone   no visit has this token or number
BookingGone  no booking has this token
TooMany      this address asked too often
Unanswered   the store does not answer (see looking.py)
Foreign      a form was sent from another site
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiohttp import web

from server.store.errors import StoreUnavailable
from server.web.pages.answers import answer, page_of
from server.web.pages.drawing import Drawing
from server.web.pages.language import speech_of
from server.web.pages.looking import Unanswered
from server.web.pages.words import N_

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Trouble(Exception):
    """The reader gets a page that says what to do."""

    status = 500
    title = ""
    text = ""


class PageMissing(Trouble):
    status = 404
    title = N_("Такой страницы нет")
    text = N_("Возможно, в адресе опечатка. Найдите центр в списке.")


class TicketGone(Trouble):
    status = 404
    title = N_("Талон не найден")
    text = N_(
        "Талон действует один день. Возможно, приём уже завершён или в адресе опечатка. "
        "Номер и код с талона можно ввести на странице центра."
    )


class BookingGone(Trouble):
    status = 404
    title = N_("Запись не найдена")
    text = N_("Возможно, в адресе опечатка или день записи прошёл. Проверьте ссылку из письма.")


class TooMany(Trouble):
    status = 429
    title = N_("Слишком часто")
    text = N_("С вашего адреса пришло слишком много запросов. Подождите минуту.")


class Foreign(Trouble):
    status = 403
    title = N_("Эту кнопку нажали на другом сайте")
    text = N_("Откройте страницу талона по своей ссылке и нажмите снова.")


class _Unsettled(Trouble):
    """A form whose outcome is not known: it may be sent again as it is."""

    status = 503
    title = N_("Сейчас ответить не получается")
    text = N_("Обновите страницу через минуту. Нажатое не сделается дважды.")


class _Unavailable(Trouble):
    status = 503
    title = N_("Сейчас ответить не получается")
    text = N_("Очередь в центре идёт своим порядком. Страница обновится сама.")


_RETRY_AFTER = {429: "60", 503: "20"}


class Kindness:
    """Turns troubles into pages."""

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing

    def around(self, handler: Handler) -> Handler:
        """The handler, never without a page."""

        async def handle(request: web.Request) -> web.StreamResponse:
            try:
                return await handler(request)
            except Trouble as trouble:
                return self._say(request, trouble)
            except (Unanswered, StoreUnavailable):
                reads = request.method == "GET"
                return self._say(request, _Unavailable() if reads else _Unsettled())

        return handle

    def _say(self, request: web.Request, trouble: Trouble) -> web.Response:
        speech = speech_of(request)
        words = speech.words
        html = self._drawing.draw(
            "message",
            speech,
            request.path if request.method == "GET" else "/",
            title=words.gettext(trouble.title),
            text=words.gettext(trouble.text),
            reloads=isinstance(trouble, _Unavailable),
        )
        response = answer(request, page_of(html), cache="no-store", status=trouble.status)
        if trouble.status in _RETRY_AFTER:
            response.headers["Retry-After"] = _RETRY_AFTER[trouble.status]
        return response
