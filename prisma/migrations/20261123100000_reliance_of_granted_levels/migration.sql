-- Levels that were granted before hours could be taken back: note which entries they rest on, as each new grant does.
-- The verdict with which the authority granted one names its classes by title, day and hours; what was revoked or
-- cancelled since rests on nothing.
INSERT INTO "credit_reliance" ("entry_id", "reliant_type", "reliant_id")
SELECT DISTINCT e.id, 'application', a.id
FROM "certification_application" a
LEFT JOIN LATERAL (
  SELECT d.verdict FROM "certification_decision" d
  WHERE d.application_id = a.id AND d.stage = 'AUTHORITY' AND d.decision = 'APPROVE'
  ORDER BY d.decided_at DESC LIMIT 1) granted ON true
CROSS JOIN LATERAL jsonb_path_query(
  coalesce(granted.verdict, a.verdict), '$[*] ? (@.requirement.kind == "CLASS_HOURS").counted[*]') AS counted
JOIN "credit_entry" e ON e.cadre_id = a.cadre_id AND e.category LIKE 'CLASS_%' AND e.title = counted ->> 'reference'
  AND to_char(e.occurred_on, 'YYYY-MM-DD') = counted ->> 'on' AND e.hours::float8 = (counted ->> 'value')::float8
WHERE a.status IN ('APPROVED', 'ISSUED') AND counted -> 'entryId' IS NULL
  AND e.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM "credit_entry" r WHERE r.reverses_id = e.id)
  AND NOT EXISTS (
    SELECT 1 FROM "certificate" c JOIN "certificate_event" v ON v.certificate_id = c.id
    WHERE c.source_type = 'application' AND c.source_id = a.id AND v.type IN ('REVOKED', 'CANCELLED'))
ON CONFLICT DO NOTHING;
