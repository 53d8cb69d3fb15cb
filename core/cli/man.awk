# Turns `postil --help` into a manual page, so that there is one place for what the command does:
# postil --help | awk -f man.awk -v version=0.1.0
# A line at the margin with a capital is a heading; what lies below it is shown as it is.
BEGIN { print ".TH POSTIL 1 \"\" \"Postil " version "\"" }
{ gsub(/\\/, "\\e"); gsub(/-/, "\\-"); gsub(/'/, "\\(aq") }
NR == 1 { sub(/^postil: /, ""); print ".SH NAME\npostil \\- " $0; heading("SYNOPSIS"); next }
/^[A-Z][a-z ]+$/ { close_block(); heading(toupper($0)); next }
/^$/ { blank = !fresh; next }
/^[A-Z]/ && open { close_block(); print ".SH OUTPUT"; blank = 0 }
{
  if (blank) print ""
  blank = fresh = 0
  sub(/^  /, "")
  sub(/^[.']/, "\\\\\\&&")
  print
}
function heading(words) { print ".SH " words "\n.nf"; open = fresh = 1; blank = 0 }
function close_block() { if (open) print ".fi"; open = 0 }
END { close_block() }
