import { LinkButton } from './button.tsx';
import { EmptyState } from './empty-state.tsx';

export type ListEmptyProps = {
  /** Whether something is searched or filtered for: then nothing matches; else there is nothing yet. */
  filtered: boolean;
  /** Nothing matches: what to try, and the way to the whole list. */
  noMatch: { title: string; why: string; all: { label: string; href: string } };
  /** There is nothing yet: where it comes from. */
  noneYet: { title: string; why: string };
};

/** An empty list says why: nothing fits what is asked for, or there is nothing yet. */
export function ListEmpty({ filtered, noMatch, noneYet }: ListEmptyProps) {
  if (!filtered) return <EmptyState title={noneYet.title}>{noneYet.why}</EmptyState>;
  return (
    <EmptyState title={noMatch.title} action={<LinkButton href={noMatch.all.href}>{noMatch.all.label}</LinkButton>}>
      {noMatch.why}
    </EmptyState>
  );
}
