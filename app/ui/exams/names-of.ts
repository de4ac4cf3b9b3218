/** The names of a session that one of its figures counts. */
export const namesOf = (sessionId: string, status: 'REGISTERED' | 'began' | 'passed'): string =>
  `/admin/sessions/${sessionId}/registrations?status=${status}`;
