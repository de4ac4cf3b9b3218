import { RemixBrowser } from '@remix-run/react';
import { startTransition, StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';

/**
 * Remix suspends the whole document until it has decoded the page's state, and React 18 ends a click in that moment
 * with error 345. Asked once before there is a tree, it throws what it waits for; afterwards nothing suspends.
 */
async function decodeState(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (waitedFor) {
    await waitedFor;
  }
}

await decodeState();
startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RemixBrowser />
    </StrictMode>,
  );
});
