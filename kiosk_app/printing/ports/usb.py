"""A printer on USB by libusb, for machines whose kernel has no usblp."""

import asyncio
from typing import Any

import usb.core
import usb.util

from kiosk_app.printing.errors import PrinterUnavailable
from kiosk_app.printing.ports.port import PATIENCE_S, Port

_PRINTER_CLASS = 7
_CHUNK = 4096


async def open_usb(vendor: int | None, product: int | None, backend: Any = None) -> Port:
    """Claim the named device, or the first of the printer class."""
    try:
        async with asyncio.timeout(PATIENCE_S):
            return await asyncio.to_thread(_claim, vendor, product, backend)
    except (usb.core.USBError, usb.core.NoBackendError, TimeoutError) as error:
        raise PrinterUnavailable(f"the USB printer cannot be opened: {error}") from error


class UsbPort:
    """The bulk pair of a printer interface."""

    linger = 0.0
    is_paper = False

    def __init__(self, device: Any, interface: int, out: Any, back: Any | None) -> None:
        self._device = device
        self._interface = interface
        self._out = out
        self._back = back

    async def write(self, data: bytes) -> None:
        for start in range(0, len(data), _CHUNK):
            try:
                await asyncio.to_thread(
                    self._out.write, data[start : start + _CHUNK], int(PATIENCE_S * 1000)
                )
            except usb.core.USBTimeoutError as error:
                raise PrinterUnavailable("the USB printer takes no more bytes") from error
            except usb.core.USBError as error:
                raise PrinterUnavailable(f"the USB printer broke off: {error}") from error

    async def read(self, within: float) -> bytes:
        if self._back is None:
            await asyncio.sleep(within)
            return b""
        try:
            received = await asyncio.to_thread(
                self._back.read, self._back.wMaxPacketSize, max(1, int(within * 1000))
            )
        except usb.core.USBTimeoutError:
            return b""
        except usb.core.USBError as error:
            raise PrinterUnavailable(f"the USB printer broke off: {error}") from error
        return bytes(received)

    async def close(self) -> None:
        await asyncio.to_thread(self._release)

    def _release(self) -> None:
        try:
            usb.util.release_interface(self._device, self._interface)
            usb.util.dispose_resources(self._device)
        except usb.core.USBError:
            return  # pulled out: there is nothing left to let go


def _claim(vendor: int | None, product: int | None, backend: Any) -> Port:
    device = _find(vendor, product, backend)
    if device is None:
        raise PrinterUnavailable("no such USB printer is plugged in")
    interface = _printer_interface(device)
    if interface is None:
        raise PrinterUnavailable("the USB device has no printer interface")
    number = interface.bInterfaceNumber
    try:
        if device.is_kernel_driver_active(number):
            device.detach_kernel_driver(number)
    except NotImplementedError:
        pass  # systems without kernel drivers to detach
    usb.util.claim_interface(device, number)
    out, back = (_bulk(interface, way) for way in (usb.util.ENDPOINT_OUT, usb.util.ENDPOINT_IN))
    if out is None:
        raise PrinterUnavailable("the USB printer has no way in")
    return UsbPort(device, number, out, back)


def _find(vendor: int | None, product: int | None, backend: Any) -> Any | None:
    if vendor is None:
        return usb.core.find(
            backend=backend, custom_match=lambda each: _printer_interface(each) is not None
        )
    return usb.core.find(backend=backend, idVendor=vendor, idProduct=product)


def _printer_interface(device: Any) -> Any | None:
    return next(
        (
            interface
            for configuration in device
            for interface in configuration
            if interface.bInterfaceClass == _PRINTER_CLASS
        ),
        None,
    )


def _bulk(interface: Any, way: int) -> Any | None:
    return usb.util.find_descriptor(
        interface,
        custom_match=lambda each: usb.util.endpoint_direction(each.bEndpointAddress) == way,
    )
