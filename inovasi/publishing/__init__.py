"""All that is stored of editing: drafts, candidates, releases, the audit log. Every change asks for an Editor and is whole or not at all."""
