import type { ReactNode } from 'react'

const shapes = {
  grid: (
    <>
      <path d="M2.5 2.5h4v4h-4zM9.5 2.5h4v4h-4zM2.5 9.5h4v4h-4z" />
      <path d="M9.5 9.5h4v4h-4z" fill="currentColor" />
    </>
  ),
  bounce: <path d="M13 3v4.5a2.5 2.5 0 0 1-2.5 2.5H3M6.5 6.5L3 10l3.5 3.5" />,
  book: (
    <path d="M3 3.5c2-.8 3.6-.5 5 .6 1.4-1.1 3-1.4 5-.6v9c-2-.8-3.6-.5-5 .6-1.4-1.1-3-1.4-5-.6zM8 4.1v9" />
  ),
  broom: (
    <path d="M13 3L8.5 7.5M5.5 7l3.5 3.5c-1 1.8-3 3-6 3 .2-1.2.4-2 1-2.6-.7.1-1.2.1-1.8.1.6-2.4 1.700-3.500 3.300-4z" />
  ),
  sliders: <path d="M2.5 5h5M11 5h2.5M2.5 11h2M8 11h5.5M9.25 3.25v3.5M6.25 9.25v3.5" />,
  scales: <path d="M8 2.5v11M5 13.5h6M3 4.5h10M3 4.5L1.5 9h3zM13 4.5L11.5 9h3z" />,
  search: <path d="M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.3 10.3l3.2 3.2" />,
  close: <path d="M4 4l8 8M12 4l-8 8" />,
  out: <path d="M6.5 3.5h-3v9h9v-3M9 3h4v4M13 3L7.5 8.5" />,
  again: <path d="M13 8a5 5 0 1 1-1.5-3.6M13 2.5v2.8h-2.8" />,
  stop: <path d="M4 4h8v8H4z" />,
  play: <path d="M5 3.5v9l7-4.5z" />,
  save: <path d="M8 2.5v7.5M5 7l3 3 3-3M3 13h10" />,
  mail: <path d="M2.5 4h11v8h-11zM2.5 4.5L8 9l5.5-4.5" />,
  copy: <path d="M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3" />,
  up: <path d="M8 13V4M4.5 7L8 3.5 11.5 7" />,
  down: <path d="M8 3v9M4.5 9L8 12.5 11.5 9" />,
  right: <path d="M6 3.5L10.5 8 6 12.5" />,
  left: <path d="M10 3.5L5.5 8l4.5 4.5" />,
  warn: <path d="M8 2.5l6 11H2zM8 6.5v3.5M8 11.7v.3" />,
  pulse: <path d="M1.5 8.5h3l2-5 3 9 2-4h3" />,
  table: <path d="M2.5 3.5h11v9h-11zM2.5 6.5h11M2.5 9.5h11M6.5 3.5v9" />,
} satisfies Record<string, ReactNode>

/** One of the hand-picked line icons; always beside a word, so hidden from assistive technology. */
export function Icon({ name, size = 16 }: { name: keyof typeof shapes; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.25"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {shapes[name]}
    </svg>
  )
}
