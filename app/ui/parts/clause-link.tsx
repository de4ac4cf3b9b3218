import { UnconfirmedTag } from './tag.tsx';

export type ClauseLinkProps = {
  /** Title as cited, without marks: 支部工作条例. */
  document: string;
  /** The article as cited: 第四条. */
  label: string;
  href: string;
  /** False adds 待核. */
  confirmed: boolean;
};

/** Without an address it is said and leads nowhere, for those who may not open it: a visitor. */
export type CitedClauseProps = Omit<ClauseLinkProps, 'href'> & { href: string | null };

/** 《支部工作条例》第四条, leading to the dated clause. */
export function ClauseLink({ document, label, href, confirmed }: CitedClauseProps) {
  const cited = `《${document}》${label}`;
  return (
    <span className="clause-link">
      {href === null ? (
        <span lang="zh-CN">{cited}</span>
      ) : (
        <a href={href} lang="zh-CN">
          {cited}
        </a>
      )}
      {!confirmed && <UnconfirmedTag />}
    </span>
  );
}
