-- Counts the changes to a name on the list of a session: an import can be undone only where nobody changed it since.
ALTER TABLE "session_registration" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 1;
