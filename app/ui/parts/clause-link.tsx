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

/** 《支部工作条例》第四条, leading to the dated clause. */
export function ClauseLink({ document, label, href, confirmed }: ClauseLinkProps) {
  return (
    <span className="clause-link">
      <a href={href} lang="zh-CN">
        《{document}》{label}
      </a>
      {!confirmed && <UnconfirmedTag />}
    </span>
  );
}
