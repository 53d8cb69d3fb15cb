# Installs the command, and the library so that find_package(postil) finds it, and packs both: cpack in
# the build folder makes a .deb and a .tar.gz.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

install(TARGETS postil-cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
add_custom_command(OUTPUT postil.1 DEPENDS postil-cli ${PROJECT_SOURCE_DIR}/core/cli/man.awk
  COMMAND postil-cli --help | awk -v version=${PROJECT_VERSION} -f ${PROJECT_SOURCE_DIR}/core/cli/man.awk > postil.1)
add_custom_target(postil-man ALL DEPENDS postil.1)
install(FILES ${PROJECT_BINARY_DIR}/postil.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${PROJECT_SOURCE_DIR}/core/cli/completion.bash RENAME postil
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/postil)
install(TARGETS postil EXPORT postil-targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/postil)
install(EXPORT postil-targets NAMESPACE postil:: DESTINATION ${package_dir})
# The headers keep their rooms: what is core/postil.h here is core/postil.h there.
foreach(room . text lexicon model layers formats)
  file(GLOB headers CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/core/${room}/*.h)
  install(FILES ${headers} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/postil/core/${room})
endforeach()
install(FILES ${PROJECT_SOURCE_DIR}/core/data/postil.bundle DESTINATION ${CMAKE_INSTALL_DATADIR}/postil)
install(FILES ${PROJECT_SOURCE_DIR}/core/data/MODEL.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)

set(bundle_path ${CMAKE_INSTALL_DATADIR}/postil/postil.bundle)
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/postil-config.cmake.in
  ${PROJECT_BINARY_DIR}/postil-config.cmake INSTALL_DESTINATION ${package_dir} PATH_VARS bundle_path)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/postil-config-version.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/postil-config.cmake ${PROJECT_BINARY_DIR}/postil-config-version.cmake
  DESTINATION ${package_dir})

set(CPACK_GENERATOR DEB TGZ)
set(CPACK_PACKAGE_CONTACT "Postil")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "marks claims, names and policy terms of news articles")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
include(CPack)

# The public headers as HTML: cmake --build BUILD --target docs
find_package(Doxygen 1.9 QUIET)
if(DOXYGEN_FOUND)
  set(public_headers postil.h result.h packs.h layers/marks.h layers/topic.h layers/terms.h
    text/document.h text/span.h text/offsets.h)
  list(TRANSFORM public_headers PREPEND ${PROJECT_SOURCE_DIR}/core/)
  set(DOXYGEN_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/docs)
  set(DOXYGEN_INPUT_FILTER "sed -E -f ${PROJECT_SOURCE_DIR}/core/doxygen.sed")
  set(DOXYGEN_STRIP_FROM_PATH ${PROJECT_SOURCE_DIR})
  set(DOXYGEN_JAVADOC_AUTOBRIEF YES)
  set(DOXYGEN_EXTRACT_ALL YES)  # members whose name says all need no comment
  set(DOXYGEN_WARN_AS_ERROR FAIL_ON_WARNINGS)
  set(DOXYGEN_QUIET YES)
  set(DOXYGEN_HAVE_DOT NO)
  set(DOXYGEN_EXCLUDE_SYMBOLS std)
  doxygen_add_docs(docs ${public_headers})
endif()
