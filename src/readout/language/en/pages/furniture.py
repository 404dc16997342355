"""Know what stands on English news pages and is not article: menus, forms, notices, headings of links."""

from readout.language.common.pages.furniture import read_furniture

WORDS = read_furniture("en/furniture.json")
