"""A centre as its documents tell it, for pictures and tests without a server."""

from typing import Any

OFFICE = "central"
PUBLIC_URL = "https://q.example.ru"


def kiosk_document() -> dict[str, Any]:
    """`central/kiosk`."""
    return {
        "office": {"ru": "МФЦ «Центральный»", "en": "Central office", "tt": "«Үзәк» МФҮ"},
        "address": _text(
            "ул. Садовая, 12, зал 1", "12 Sadovaya st., hall 1", "Садовая ур., 12, 1 нче зал"
        ),
        "zone": "Europe/Moscow",
        "languages": ["ru", "tt", "en"],
        "public_url": PUBLIC_URL,
        "state": "open",
        "grace_s": 900,
        "categories": _categories(),
        "services": _services(),
        "elsewhere": _ELSEWHERE,
        "classes": _CLASSES,
    }


def wait_document() -> dict[str, Any]:
    """`central/wait`."""
    one = {"waiting": 5, "ahead": 7, "low": 8, "high": 14, "load": "some"}
    return {
        "waiting": 12,
        "low": 8,
        "high": 14,
        "load": "some",
        "services": dict.fromkeys(_services(), one),
        "at": 0,
    }


def _categories() -> dict[str, Any]:
    return {
        id: {"name": _text(*name), "about": _text(*about), "icon": icon, "order": order}
        for order, (id, icon, name, about) in enumerate(_TOPICS)
    }


def _services() -> dict[str, Any]:
    services = {
        id: {
            "name": _text(*name),
            "category": category,
            "icon": icon,
            "purpose": id if id in ("collect", "consult") else "file",
            "popularity": popularity,
            "state": "open",
        }
        for id, category, icon, popularity, name in _SERVICES
    }
    services["passport"] |= _PASSPORT
    services["rights"]["synonyms"] = {"ru": ["квартира", "покупка дома", "росреестр"]}
    return services


def _text(ru: str, en: str, tt: str) -> dict[str, str]:
    return {"ru": ru, "en": en, "tt": tt}


_TOPICS = (
    (
        "passports",
        "passport",
        ("Паспорта и регистрация", "Passports and registration", "Паспортлар һәм теркәлү"),
        (
            "Паспорт РФ, загранпаспорт, прописка",
            "Passport, international passport, residence",
            "РФ паспорты, чит ил паспорты, теркәлү",
        ),
    ),
    (
        "property",
        "house",
        ("Недвижимость и земля", "Property and land", "Күчемсез милек һәм җир"),
        (
            "Регистрация прав, выписки, кадастр",
            "Title registration, extracts, cadastre",
            "Хокукларны теркәү, өземтәләр, кадастр",
        ),
    ),
    (
        "family",
        "family",
        ("Семья и дети", "Family and children", "Гаилә һәм балалар"),
        (
            "Рождение, брак, детский сад, школа",
            "Birth, marriage, kindergarten, school",
            "Бала туу, никах, балалар бакчасы, мәктәп",
        ),
    ),
    (
        "benefits",
        "ruble",
        ("Пособия, льготы, пенсия", "Benefits, pension", "Пособиеләр, ташламалар, пенсия"),
        (
            "Выплаты, субсидии, удостоверения",
            "Payments, subsidies, certificates",
            "Түләүләр, субсидияләр, таныклыклар",
        ),
    ),
    (
        "taxes",
        "briefcase",
        ("Налоги, штрафы, бизнес", "Taxes, fines, business", "Салымнар, штрафлар, бизнес"),
        (
            "ИНН, справки, открыть своё дело",
            "Taxpayer number, statements, one's own business",
            "ИНН, белешмәләр, үз эшеңне ачу",
        ),
    ),
    (
        "life",
        "heart",
        ("Жизненные ситуации", "Life situations", "Тормыш ситуацияләре"),
        (
            "Родился ребёнок, переезд, утрата близкого",
            "A child was born, moving house, loss of a relative",
            "Бала туды, күченү, якын кешене югалту",
        ),
    ),
)
_SERVICES = (
    (
        *("collect", "life", "folder-check", 100),
        ("Получить готовые документы", "Collect ready documents", "Әзер документларны алу"),
    ),
    (
        *("consult", "life", "chat", 90),
        (
            "Консультация, статус заявления",
            "Advice, status of an application",
            "Консультация, гариза торышы",
        ),
    ),
    (
        *("passport", "passports", "passport", 80),
        ("Паспорт гражданина РФ", "Russian passport", "РФ гражданы паспорты"),
    ),
    (
        *("rights", "property", "house", 70),
        (
            "Недвижимость: регистрация прав",
            "Property: registration of rights",
            "Күчемсез милек: хокукларны теркәү",
        ),
    ),
    (
        *("foreign", "passports", "globe", 60),
        (
            "Загранпаспорт на десять лет",
            "International passport for ten years",
            "Чит ил паспорты, ун елга",
        ),
    ),
    (
        *("residence", "passports", "home", 50),
        (
            "Регистрация по месту жительства",
            "Registration at the place of residence",
            "Яшәү урыны буенча теркәлү",
        ),
    ),
    (
        *("birth", "family", "family", 40),
        ("Регистрация рождения ребёнка", "Registration of a birth", "Бала тууны теркәү"),
    ),
    (
        *("child-benefit", "benefits", "ruble", 30),
        ("Единое пособие на детей", "Single child benefit", "Балаларга бердәм пособие"),
    ),
    (
        *("tax-number", "taxes", "briefcase", 20),
        ("ИНН и справки налоговой", "Taxpayer number and statements", "ИНН һәм салым белешмәләре"),
    ),
)
_PASSPORT: dict[str, Any] = {
    "about": _text(
        "Замена в 20 и 45 лет, утрата, смена фамилии",
        "Replacement at 20 and 45, loss, change of name",
        "20 һәм 45 яшьтә алыштыру, югалту, фамилия алмашу",
    ),
    "papers": {
        "1": _text("прежний паспорт", "the former passport", "элеккеге паспорт"),
        "2": _text(
            "заявление — бланк дадут в окне",
            "an application form: you get it at the window",
            "гариза — бланкны тәрәзәдә бирәләр",
        ),
        "3": _text(
            "свидетельство, если сменилась фамилия",
            "a certificate, if the surname changed",
            "фамилия алышынса, таныклык",
        ),
    },
    "agency": _text("МВД России", "Ministry of Internal Affairs", "Россия Эчке эшләр министрлыгы"),
    "fee": _text("Госпошлина 300 рублей", "State fee of 300 roubles", "Дәүләт пошлинасы 300 сум"),
    "norm_s": 720,
    "synonyms": {"ru": ["утеря паспорта", "двадцать лет", "сорок пять лет"]},
}
_ELSEWHERE: dict[str, Any] = {
    "military": {
        "name": {"ru": "Военный билет", "en": "Military ID", "tt": "Хәрби билет"},
        "where": {
            "ru": "Военный комиссариат, ул. Лесная, 4",
            "en": "The military commissariat, 4 Lesnaya st.",
            "tt": "Хәрби комиссариат, Лесная ур., 4",
        },
        "synonyms": {"ru": ["военкомат", "приписное", "отсрочка"]},
    },
}
_CLASSES: dict[str, Any] = {
    "war": {
        "name": _text(
            "Ветераны и инвалиды войны",
            "War veterans and war invalids",
            "Сугыш ветераннары һәм инвалидлары",
        ),
        "document": _text("Удостоверение ветерана", "Veteran's card", "Ветеран таныклыгы"),
        "effect": "by_right",
    },
    "disabled": {
        "name": _text(
            "Инвалиды I и II группы",
            "Disabled, groups I and II",
            "I һәм II төркем инвалидлары",
        ),
        "document": _text("Справка МСЭ", "Disability certificate", "МСЭ белешмәсе"),
        "effect": "by_right",
    },
}
