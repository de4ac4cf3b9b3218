-- Imports of names from before entries had a revision: their undo asks for it. Where an entry still stands on the list as
-- the import left it, by seat and by who registered it, it is given the revision that the entry has.
UPDATE "import_row" i SET "before" = jsonb_set(i."before", '{revision}', to_jsonb(r.revision))
FROM "import_batch" b, "session_registration" r
WHERE b.id = i.batch_id AND b.kind = 'registrations' AND r.id = i.result_id
  AND i."before" -> 'added' = 'true'::jsonb AND i."before" -> 'revision' IS NULL AND r.revision = 1 AND r.status = 'REGISTERED'
  AND r.seat_number = (i."before" ->> 'seatNumber')::int AND r.registered_by::text = i."before" ->> 'registeredBy';
