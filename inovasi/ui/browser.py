"""Our one browser component: loads the modules of inovasi/frontend/ from this server, by content address."""

from functools import lru_cache
from typing import Any

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from inovasi import assets

SHARED_STYLE = "figure.css"  # of modules without a style sheet of their own


@lru_cache(maxsize=8)
def component(module: str, content: str) -> ComponentRenderer:
    """Register a module once per process and content of the frontend. The few lines sent with it import the real code from `/aset/<version>/`."""
    address = f"{assets.PREFIX}/{content}/{module}.js"
    own = f"{module}.css"
    style = f"{assets.PREFIX}/{content}/{own if assets.find(own) else SHARED_STYLE}"
    script = f"""
export default async function (component) {{
  if (!document.querySelector('link[href="{style}"]')) {{
    const link = document.createElement("link");
    link.rel = "stylesheet"; link.href = "{style}";
    document.head.append(link);
  }}
  const loaded = await import(new URL("{address}", document.baseURI).href);
  return loaded.mount(component);
}}"""
    return st.components.v2.component(f"jejak_inovasi_{module}", js=script, isolate_styles=False)


def mount(module: str, *, key: str, data: dict[str, Any], **callbacks: Any) -> object:
    """Mount a module of the frontend with its data."""
    return component(module, assets.version())(key=key, data=data, **callbacks)
