-- Of a session that thousands sit, the sitting of each name on its list: without it a room was looked through once for everybody in it.
CREATE INDEX "attempt_session_id_cadre_id_idx" ON "attempt"("session_id", "cadre_id");
