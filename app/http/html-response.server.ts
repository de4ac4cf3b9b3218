/** A whole document that was not drawn by Remix. It belongs to one person and is asked for again each time. */
export const htmlResponse = (html: string, locale: string): Response =>
  new Response(html, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Language': locale,
      'Cache-Control': 'private, no-cache',
    },
  });
