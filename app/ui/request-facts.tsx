import { createContext, useContext } from 'react';
import type { Locale, Mode } from './locale.ts';

/**
 * What the server knows of a request even where no loader ran (an unknown address, a fault in the root). It exists
 * only while the page is drawn on the server; in the browser it is null.
 */
export type RequestFacts = { nonce: string; requestId: string; locale: Locale; mode: Mode; path: string };

const FactsContext = createContext<RequestFacts | null>(null);

export const RequestFactsProvider = FactsContext.Provider;
export const useRequestFacts = (): RequestFacts | null => useContext(FactsContext);
