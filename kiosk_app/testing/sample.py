"""A centre as its documents tell it, for pictures and tests without a server."""

from typing import Any

OFFICE = "central"
PUBLIC_URL = "https://q.example.ru"


def kiosk_document() -> dict[str, Any]:
    """`central/kiosk`."""
    return {
        "office": {"ru": "МФЦ «Центральный»", "en": "Central office", "tt": "«Үзәк» МФҮ"},
        "address": {"ru": "ул. Садовая, 12, зал 1", "en": "12 Sadovaya st., hall 1"},
        "zone": "Europe/Moscow",
        "languages": ["ru", "tt", "en"],
        "public_url": PUBLIC_URL,
        "state": "open",
        "grace_s": 900,
        "categories": _categories(),
        "services": _services(),
        "elsewhere": {
            "military": {
                "name": {"ru": "Военный билет", "en": "Military ID", "tt": "Хәрби билет"},
                "where": {
                    "ru": "Военный комиссариат, ул. Лесная, 4",
                    "en": "The military commissariat, 4 Lesnaya st.",
                    "tt": "Хәрби комиссариат, Лесная ур., 4",
                },
                "synonyms": {"ru": ["военкомат", "приписное", "отсрочка"]},
            },
        },
        "classes": {
            "war": {
                "name": {"ru": "Ветераны и инвалиды войны", "en": "War veterans"},
                "document": {"ru": "Удостоверение ветерана", "en": "Veteran's card"},
                "effect": "by_right",
            },
            "disabled": {
                "name": {"ru": "Инвалиды I и II группы", "en": "Disabled, groups I and II"},
                "document": {"ru": "Справка МСЭ", "en": "Disability certificate"},
                "effect": "by_right",
            },
        },
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
    rows = (
        ("passports", "Паспорта и регистрация", "Паспорт РФ, загранпаспорт, прописка", "passport"),
        ("property", "Недвижимость и земля", "Регистрация прав, выписки, кадастр", "house"),
        ("family", "Семья и дети", "Рождение, брак, детский сад, школа", "family"),
        ("benefits", "Пособия, льготы, пенсия", "Выплаты, субсидии, удостоверения", "ruble"),
        ("taxes", "Налоги, штрафы, бизнес", "ИНН, справки, открыть своё дело", "briefcase"),
        ("life", "Жизненные ситуации", "Родился ребёнок, переезд, утрата близкого", "heart"),
    )
    return {
        id: {"name": {"ru": name}, "about": {"ru": about}, "icon": icon, "order": order}
        for order, (id, name, about, icon) in enumerate(rows)
    }


def _services() -> dict[str, Any]:
    return {
        "collect": _service("Получить готовые документы", "life", "folder-check", 100, "collect"),
        "consult": _service("Консультация, статус заявления", "life", "chat", 90, "consult"),
        "passport": {
            **_service("Паспорт гражданина РФ", "passports", "passport", 80),
            "name": {
                "ru": "Паспорт гражданина РФ",
                "en": "Russian passport",
                "tt": "РФ гражданы паспорты",
            },
            "about": {
                "ru": "Замена в 20 и 45 лет, утрата, смена фамилии",
                "en": "Replacement at 20 and 45, loss, change of name",
            },
            "papers": {
                "1": {"ru": "прежний паспорт", "en": "the former passport"},
                "2": {"ru": "заявление — бланк дадут в окне", "en": "an application form"},
                "3": {"ru": "свидетельство, если сменилась фамилия", "en": "a certificate"},
            },
            "agency": {"ru": "МВД России", "en": "Ministry of Internal Affairs"},
            "fee": {"ru": "Госпошлина 300 рублей", "en": "State fee of 300 roubles"},
            "norm_s": 720,
            "synonyms": {"ru": ["утеря паспорта", "двадцать лет", "сорок пять лет"]},
        },
        "rights": {
            **_service("Недвижимость: регистрация прав", "property", "house", 70),
            "synonyms": {"ru": ["квартира", "покупка дома", "росреестр"]},
        },
        "foreign": _service("Загранпаспорт на десять лет", "passports", "globe", 60),
        "residence": _service("Регистрация по месту жительства", "passports", "home", 50),
        "birth": _service("Регистрация рождения ребёнка", "family", "family", 40),
        "child-benefit": _service("Единое пособие на детей", "benefits", "ruble", 30),
        "tax-number": _service("ИНН и справки налоговой", "taxes", "briefcase", 20),
    }


def _service(
    name: str, category: str, icon: str, popularity: int, purpose: str = "file"
) -> dict[str, Any]:
    return {
        "name": {"ru": name},
        "category": category,
        "icon": icon,
        "purpose": purpose,
        "popularity": popularity,
        "state": "open",
    }
