# The house writes plain comments; this shows them to Doxygen: those above a declaration, those
# behind one, and the first of a file as the file's.
1s,^// (.*),/// @file\n/// \1,
s,^( *)//( |$),\1///\2,
s/([;{,}]) +\/\/ /\1 \/\/\/< /
