"""A USB bus with one printer on it, for pyusb: it prints into memory and may be pulled out."""

from array import array
from types import SimpleNamespace
from typing import Any

import usb.backend
import usb.core

OUT, BACK = 0x01, 0x82


class Bus(usb.backend.IBackend):
    """One device with one interface; `dies_after` bytes it is pulled out."""

    def __init__(self, interface_class: int = 7, dies_after: int | None = None) -> None:
        self.printed = bytearray()
        self.claimed: list[int] = []
        self.detached: list[int] = []
        self._class = interface_class
        self._dies_after = dies_after
        self._answers = bytearray()

    def enumerate_devices(self) -> Any:
        yield "printer"

    def get_parent(self, device: Any) -> None:
        return None

    def get_device_descriptor(self, device: Any) -> Any:
        return SimpleNamespace(
            bLength=18, bDescriptorType=1, bcdUSB=0x200, bDeviceClass=0, bDeviceSubClass=0,
            bDeviceProtocol=0, bMaxPacketSize0=64, idVendor=0x04B8, idProduct=0x0E15,
            bcdDevice=1, iManufacturer=0, iProduct=0, iSerialNumber=0, bNumConfigurations=1,
            address=1, bus=1, port_number=1, port_numbers=(1,), speed=3,
        )  # fmt: skip

    def get_configuration_descriptor(self, device: Any, config: int) -> Any:
        return SimpleNamespace(
            bLength=9, bDescriptorType=2, wTotalLength=32, bNumInterfaces=1,
            bConfigurationValue=1, iConfiguration=0, bmAttributes=0x80, bMaxPower=1,
            extra_descriptors=[],
        )  # fmt: skip

    def get_interface_descriptor(self, device: Any, interface: int, alt: int, config: int) -> Any:
        if interface or alt:
            raise IndexError
        return SimpleNamespace(
            bLength=9, bDescriptorType=4, bInterfaceNumber=0, bAlternateSetting=0,
            bNumEndpoints=2, bInterfaceClass=self._class, bInterfaceSubClass=1,
            bInterfaceProtocol=2, iInterface=0, extra_descriptors=[],
        )  # fmt: skip

    def get_endpoint_descriptor(
        self, device: Any, endpoint: int, interface: int, alt: int, config: int
    ) -> Any:
        return SimpleNamespace(
            bLength=7, bDescriptorType=5, bEndpointAddress=(OUT, BACK)[endpoint],
            bmAttributes=2, wMaxPacketSize=64, bInterval=0, bRefresh=0, bSynchAddress=0,
            extra_descriptors=[],
        )  # fmt: skip

    def open_device(self, device: Any) -> str:
        return "handle"

    def close_device(self, handle: str) -> None:
        return None

    def get_configuration(self, handle: str) -> int:
        return 1

    def claim_interface(self, handle: str, interface: int) -> None:
        self.claimed.append(interface)

    def release_interface(self, handle: str, interface: int) -> None:
        self.claimed.remove(interface)

    def is_kernel_driver_active(self, handle: str, interface: int) -> bool:
        return interface not in self.detached

    def detach_kernel_driver(self, handle: str, interface: int) -> None:
        self.detached.append(interface)

    def bulk_write(self, handle: str, endpoint: int, interface: int, data: Any, ms: int) -> int:
        assert endpoint == OUT
        sent = bytes(data)
        if self._dies_after is not None and len(self.printed) + len(sent) > self._dies_after:
            raise usb.core.USBError("no such device", errno=19)
        self.printed += sent
        if sent.startswith(b"\x10\x04"):
            self._answers += b"\x12"
        if sent.endswith(b"\x1dr\x01"):
            self._answers += b"\x00"
        return len(sent)

    def bulk_read(
        self, handle: str, endpoint: int, interface: int, buffer: "array[int]", ms: int
    ) -> int:
        assert endpoint == BACK
        if not self._answers:
            raise usb.core.USBTimeoutError("nothing came", errno=110)
        count = min(len(self._answers), len(buffer))
        buffer[:count] = array("B", self._answers[:count])
        del self._answers[:count]
        return count
