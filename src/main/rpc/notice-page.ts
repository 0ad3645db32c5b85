/** A page of one heading and one paragraph, in the look of the window, for when the window cannot be shown. */
export function noticePage(nonce: string, heading: string, text: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>Blockvet</title>
<style nonce="${nonce}">
body { margin: 0; min-height: 100vh; display: grid; place-items: center; font: 15px/1.5 system-ui, sans-serif;
  color: #1b1e20; background: #fbfbfa }
main { max-width: 34rem; padding: 2rem; border-left: 3px solid #087f6d }
h1 { margin: 0 0 .5rem; font-size: 1.25rem }
p { margin: .5rem 0 0 }
code { font-family: ui-monospace, monospace }
a { color: #086354 }
@media (prefers-color-scheme: dark) {
  body { color: #e6e9e8; background: #151819 }
  main { border-color: #2bb89f }
  a { color: #55d0b9 }
}
</style>
</head>
<body><main><h1>${heading}</h1><p>${text}</p></main></body>
</html>
`
}
