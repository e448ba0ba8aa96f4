"""Colours as `#rrggbb`: how well two are told apart, and finding one that can be read.

Contrast by WCAG 2.2 (W3C, 2023): 1 is none, 21 is black on white; text needs 4.5, parts need 3.
"""

import re
from colorsys import hls_to_rgb, rgb_to_hls

TEXT, PARTS = 4.5, 3.0
BLACK, WHITE = "#000000", "#ffffff"
STEPS = 50  # of two percent each
_FORM = re.compile(r"#[0-9a-f]{6}")


def is_colour(text: str) -> bool:
    """Exactly `#` and six small hexadecimal digits, so that it is safe inside a stylesheet."""
    return bool(_FORM.fullmatch(text))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21, the same in both directions."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    shares = (channel / 255 for channel in _channels(colour))
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def mix(one: str, other: str, share: float) -> str:
    """Return `one` with a share (0 to 1) of `other` in it."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def text_on(ground: str) -> str:
    """Return black or white: the one that reads best; one of the two always reaches 4.5."""
    return max((WHITE, BLACK), key=lambda text: contrast(text, ground))


def readable(colour: str, grounds: list[str], ratio: float, towards: str) -> str:
    """Return the colour, moved towards another only as far as it takes to stand out on all grounds."""
    for step in range(STEPS + 1):
        moved = mix(colour, towards, step / STEPS)
        if all(contrast(moved, ground) >= ratio for ground in grounds):
            return moved
    return towards


def lit(colour: str, grounds: list[str], ratio: float) -> str:
    """Return the colour in the same hue, as much lighter as it takes to stand out on dark grounds."""
    hue, lightness, saturation = rgb_to_hls(*(channel / 255 for channel in _channels(colour)))
    for step in range(STEPS + 1):
        lifted = lightness + (1 - lightness) * step / STEPS
        channels = hls_to_rgb(hue, lifted, saturation)
        lighter = "#" + "".join(f"{round(share * 255):02x}" for share in channels)
        if all(contrast(lighter, ground) >= ratio for ground in grounds):
            return lighter
    return WHITE


def tint(ground: str, colour: str, share: float, texts: list[str]) -> str:
    """Return the ground with a breath of the colour in it, never so much that a text fades."""
    for step in range(STEPS + 1):
        tinted = mix(ground, colour, share * (1 - step / STEPS))
        if all(contrast(text, tinted) >= TEXT for text in texts):
            return tinted
    return ground
