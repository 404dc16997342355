"""The wording of English news pages: menus, bylines, datelines, captions, credits, headlines."""
