"""The office of the pages: it has people of Kota Pariaman and of Kabupaten Mimika."""

from tests.webui.conftest import building, office, template

__all__ = ["building", "office", "template"]
