const shapes = {
  tick: <path d="M4 10.5l4 4 8-9" />,
  cross: <path d="M5 5l10 10M15 5L5 15" />,
  clock: (
    <>
      <circle cx="10" cy="10" r="7.5" />
      <path d="M10 5.8V10l2.8 2" />
    </>
  ),
  flag: <path d="M5 17V3.5h9.5l-2 3.5 2 3.5H5" />,
  seal: (
    <>
      <circle cx="10" cy="10" r="8" />
      <path d="M6.4 10.3l2.5 2.5 4.8-5.4" />
    </>
  ),
  info: (
    <>
      <circle cx="10" cy="10" r="8" />
      <path d="M10 9v5M10 6.2v.2" />
    </>
  ),
  warn: <path d="M10 3l8 14H2zM10 8.5v4M10 14.8v.1" />,
  search: (
    <>
      <circle cx="9" cy="9" r="5.5" />
      <path d="M13.2 13.2L17 17" />
    </>
  ),
  menu: <path d="M3 5.5h14M3 10h14M3 14.5h14" />,
  next: <path d="M7.5 4.5L13 10l-5.5 5.5" />,
  previous: <path d="M12.5 4.5L7 10l5.5 5.5" />,
  down: <path d="M4.5 7.5L10 13l5.5-5.5" />,
  plus: <path d="M10 4v12M4 10h12" />,
  download: <path d="M10 3v10M6 9.5l4 4 4-4M4 17h12" />,
  upload: <path d="M10 13.5V3.5M6 7l4-4 4 4M4 17h12" />,
  print: <path d="M6 7V3h8v4M6 14H3V7h14v7h-3M6 11.5h8V17H6z" />,
  grid: <path d="M3.5 3.5h5v5h-5zM11.5 3.5h5v5h-5zM3.5 11.5h5v5h-5zM11.5 11.5h5v5h-5z" />,
  undo: <path d="M7 4L3.5 7.5 7 11M4 7.5h8a4.5 4.5 0 010 9H8" />,
  link: <path d="M8 12l4-4M9 6l2-2a3.5 3.5 0 015 5l-2 2M11 14l-2 2a3.5 3.5 0 01-5-5l2-2" />,
  person: (
    <>
      <circle cx="10" cy="7" r="3.5" />
      <path d="M3.5 17c.8-3.4 3.4-5 6.5-5s5.7 1.6 6.5 5" />
    </>
  ),
} as const;

export type IconName = keyof typeof shapes;

/** A line drawing of 20 × 20 in the colour of the text. Always beside words, so hidden from screen readers. */
export function Icon({ name, className }: { name: IconName; className?: string | undefined }) {
  return (
    <svg className={className ? `icon ${className}` : 'icon'} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      {shapes[name]}
    </svg>
  );
}
