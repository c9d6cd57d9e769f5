# A terminal's output as an SVG picture, 80 columns wide: the same bytes in give the same bytes out.
#   LC_ALL=C awk -v title="..." -f terminal_svg.awk < coloured output > picture.svg
# Understands the SGR sequences that halfspace writes: 0, 1 (bold), 2 (faint), 31 to 36 (colours).
# Every piece of text has its own x and textLength, so that columns line up whichever monospace font there is.

BEGIN {
  columns = 80; cell = 8.43; line_height = 19; size = 14; margin = 18; bar = 34
  split("#f38ba8 #a6e3a1 #f9e2af #89b4fa #f5c2e7 #94e2d5", colours, " ")
}

function escaped(text) {
  gsub(/&/, "\\&amp;", text); gsub(/</, "\\&lt;", text); gsub(/>/, "\\&gt;", text)
  return text
}

function width(text,  bytes) {  # in characters of UTF-8
  bytes = length(text)
  return bytes - gsub(/[\200-\277]/, "", text)
}

function piece(text,  style) {
  while (substr(text, 1, 1) == " ") { column++; text = substr(text, 2) }
  sub(/ +$/, "", text)
  if (text == "") return
  style = (colour ? " fill=\"" colours[colour] "\"" : "") (bold ? " font-weight=\"bold\"" : "") (faint ? " opacity=\"0.6\"" : "")
  body = body sprintf("<text x=\"%.2f\" y=\"%d\" textLength=\"%.2f\"%s>%s</text>\n", margin + column * cell, y,
                      width(text) * cell, style, escaped(text))
}

function select(codes,  list, n, i) {
  n = split(codes, list, ";")
  if (n == 0) list[n = 1] = 0
  for (i = 1; i <= n; i++) {
    if (list[i] + 0 == 0) colour = bold = faint = 0
    else if (list[i] == 1) bold = 1
    else if (list[i] == 2) faint = 1
    else if (list[i] >= 31 && list[i] <= 36) colour = list[i] - 30
    else { print "terminal_svg: unknown code " list[i] > "/dev/stderr"; failed = 1; exit 1 }
  }
}

{
  y = bar + margin + NR * line_height - 6
  column = 0
  rest = $0
  while (match(rest, /\033\[[0-9;]*m/)) {
    text = substr(rest, 1, RSTART - 1)
    codes = substr(rest, RSTART + 2, RLENGTH - 3)
    rest = substr(rest, RSTART + RLENGTH)
    start = column; piece(text); column = start + width(text)
    select(codes)
  }
  start = column; piece(rest); column = start + width(rest)
  if (column > columns) { print "terminal_svg: line " NR " is wider than " columns > "/dev/stderr"; failed = 1; exit 1 }
}

END {
  if (failed || NR == 0) exit 1
  w = int(2 * margin + columns * cell); h = bar + 2 * margin + NR * line_height
  printf "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\">\n", w, h, w, h
  printf "<title>%s</title>\n", escaped(title)
  printf "<rect width=\"%d\" height=\"%d\" rx=\"8\" fill=\"#1e1e2e\"/>\n", w, h
  printf "<path d=\"M0 %d V8 a8 8 0 0 1 8 -8 H%d a8 8 0 0 1 8 8 V%d z\" fill=\"#313244\"/>\n", bar, w - 8, bar
  for (i = 0; i < 3; i++) printf "<circle cx=\"%d\" cy=\"%d\" r=\"6\" fill=\"%s\"/>\n", 20 + i * 20, bar / 2, colours[i == 0 ? 1 : i == 1 ? 3 : 2]
  printf "<g font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"%d\" fill=\"#cdd6f4\" xml:space=\"preserve\">\n%s</g>\n</svg>\n", size, body
}
