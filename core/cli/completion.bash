# Completes the command's options, which it lists itself, and file names.
_postil() {
  local words
  words=$(postil --help 2>/dev/null | grep -oE -- '--[a-z][a-z-]*|^  postil [a-z]+' | sed 's/.* //' | sort -u)
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "${COMP_WORDS[COMP_CWORD]}")
}
complete -o default -F _postil postil
