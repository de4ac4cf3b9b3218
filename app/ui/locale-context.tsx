import { createContext, useContext, type ReactNode } from 'react';
import { defaultZone } from './format.ts';
import { defaultLocale, type Locale } from './locale.ts';

type Place = { locale: Locale; zone: string };

const PlaceContext = createContext<Place>({ locale: defaultLocale, zone: defaultZone });

/** Gives everything below it a language and the authority's time zone. The root wraps every page in one. */
export function LocaleProvider({
  locale,
  zone = defaultZone,
  children,
}: Partial<Place> & { locale: Locale; children: ReactNode }) {
  return <PlaceContext.Provider value={{ locale, zone }}>{children}</PlaceContext.Provider>;
}

export const useLocale = (): Locale => useContext(PlaceContext).locale;
export const useZone = (): string => useContext(PlaceContext).zone;
