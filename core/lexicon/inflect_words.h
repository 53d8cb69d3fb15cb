// The words whose inflection English spelling does not tell. Facts of the language, collected by
// hand; read by inflect.cpp at compile time. In the first lists each group begins with the stem,
// its other forms follow, and groups are parted by a comma.
#pragma once

#include <string_view>

namespace postil::words {

inline constexpr std::string_view irregular_past =
    "arise arose arisen,awake awoke awoken,bear bore born borne,beat beaten,become became,"
    "begin began begun,bend bent,bind bound,bite bit bitten,bleed bled,blow blew blown,"
    "break broke broken,breed bred,bring brought,build built,burn burnt,"
    "buy bought,catch caught,choose chose chosen,cling clung,come came,creep crept,deal dealt,"
    "dig dug,do did done,draw drew drawn,dream dreamt,drink drank drunk,drive drove driven,"
    "dwell dwelt,eat ate eaten,fall fell fallen,feed fed,feel felt,fight fought,find found,"
    "flee fled,fling flung,fly flew flown,forbid forbade forbidden,"
    "foresee foresaw foreseen,forget forgot forgotten,forgive forgave forgiven,"
    "forgo forwent forgone,freeze froze frozen,get got gotten,give gave given,go went gone,"
    "grind ground,grow grew grown,hang hung,have had,hear heard,hide hid hidden,hold held,"
    "keep kept,kneel knelt,know knew known,lay laid,lead led,leap leapt,learn learnt,leave left,"
    "lend lent,lose lost,make made,mean meant,meet met,mislead misled,mistake mistook mistaken,"
    "misunderstand misunderstood,outgrow outgrew outgrown,outdo outdid outdone,"
    "overcome overcame,overdo overdid overdone,overhear overheard,override overrode overridden,"
    "oversee oversaw overseen,overtake overtook overtaken,overthrow overthrew overthrown,"
    "partake partook partaken,pay paid,prove proven,rebuild rebuilt,redo redid redone,"
    "remake remade,repay repaid,resell resold,rethink rethought,retake retook retaken,"
    "rewrite rewrote rewritten,ride rode ridden,ring rang rung,rise rose risen,run ran,"
    "say said,see saw seen,seek sought,sell sold,send sent,shake shook shaken,shine shone,"
    "shoot shot,show shown,shrink shrank shrunk,sing sang sung,sink sank sunk,sit sat,"
    "sleep slept,slide slid,sling slung,speak spoke spoken,speed sped,spend spent,spin spun,"
    "spring sprang sprung,stand stood,steal stole stolen,stick stuck,sting stung,"
    "stride strode stridden,strike struck stricken,string strung,strive strove striven,"
    "swear swore sworn,sweep swept,swell swollen,swim swam swum,swing swung,take took taken,"
    "teach taught,tear tore torn,tell told,think thought,throw threw thrown,"
    "undergo underwent undergone,understand understood,"
    "undertake undertook undertaken,underwrite underwrote underwritten,undo undid undone,"
    "uphold upheld,wake woke woken,wear wore worn,weave wove woven,weep wept,win won,"
    "withdraw withdrew withdrawn,withhold withheld,withstand withstood,wring wrung,"
    "write wrote written,be was were been,"
    "die died,lie lied,tie tied,vie vied,untie untied,"
    "agree agreed,free freed,decree decreed,guarantee guaranteed,referee refereed,"
    "disagree disagreed,flee fleed,panic panicked,traffic trafficked,mimic mimicked,"
    "fuel fuelled,duel duelled,stymie stymied,gas gassed,focus focussed,"
    "light lit,sow sown,sew sewn,stink stank stunk,outshine outshone,prepay prepaid,spoil spoilt,"
    "spill spilt,slay slew slain,spit spat,tread trod trodden,shear shorn,crossbreed crossbred,"
    "overrun overran,outrun outran,rerun reran,oversell oversold,outsell outsold,"
    "undersell undersold,foretell foretold,retell retold,befall befell befallen,"
    "forsake forsook forsaken,overshoot overshot,misspend misspent,outspend outspent,"
    "overspend overspent,unwind unwound,overlay overlaid,behold beheld,quiz quizzed,"
    "enrol enrolled,fulfil fulfilled,instil instilled,distil distilled";

inline constexpr std::string_view irregular_gerund =
    "die dying,lie lying,tie tying,vie vying,untie untying,age ageing,"
    "dye dyeing,singe singeing,panic panicking,traffic trafficking,mimic mimicking,"
    "fuel fuelling,duel duelling,gas gassing,focus focussing,"
    "quiz quizzing,enrol enrolling,fulfil fulfilling,instil instilling,distil distilling,"
    "resell reselling,foretell foretelling,retell retelling,misspell misspelling,"
    "undersell underselling";

inline constexpr std::string_view irregular_s =
    "child children,man men,woman women,foot feet,tooth teeth,goose geese,"
    "mouse mice,ox oxen,have has,do does,go goes,be is are am,money monies,enrol enroll "
    "enrolls,fulfil fulfill fulfills,instil instill instills,"
    "distil distill distills,"
    "analysis analyses,crisis crises,thesis theses,hypothesis hypotheses,emphasis emphases,"
    "parenthesis parentheses,diagnosis diagnoses,oasis oases,synopsis synopses,"
    "prognosis prognoses,synthesis syntheses,paralysis paralyses,"
    "criterion criteria,phenomenon phenomena,datum data,medium media,bacterium bacteria,"
    "stratum strata,memorandum memoranda,curriculum curricula,referendum referenda,"
    "nucleus nuclei,fungus fungi,cactus cacti,alumnus alumni,radius radii,"
    "terminus termini,index indices,matrix matrices,vertex vertices,appendix appendices,"
    "wife wives,knife knives,life lives,wolf wolves,half halves,shelf shelves,"
    "thief thieves,loaf loaves,calf calves,scarf scarves,elf elves,self selves,hoof hooves,"
    "wharf wharves,dwarf dwarves,housewife housewives,midwife midwives,"
    "die dies,lie lies,tie ties,pie pies,vie vies,movie movies,cookie cookies,calorie calories,"
    "rookie rookies,zombie zombies,prairie prairies,selfie selfies,genie genies,"
    "untie unties,hoodie hoodies,foodie foodies,smoothie smoothies,"
    "shoe shoes,toe toes,foe foes,woe woes,canoe canoes,throe throes,"
    "ache aches,headache headaches,cache caches,axe axes,niche niches,avalanche avalanches,"
    "cliche cliches,psyche psyches,creche creches,quiche quiches,"
    "bus buses,gas gases,virus viruses,campus campuses,bonus bonuses,status statuses,"
    "lens lenses,bias biases,canvas canvases,census censuses,focus focuses,"
    "consensus consensuses,chorus choruses,genius geniuses,surplus surpluses,"
    "caucus caucuses,atlas atlases,alias aliases,plus pluses,minus minuses,circus circuses,"
    "prospectus prospectuses,apparatus apparatuses,nexus nexuses,syllabus syllabuses,"
    "stimulus stimuluses stimuli,octopus octopuses,iris irises,"
    "coronavirus coronaviruses,minibus minibuses,menu menus,guru gurus,"
    "quiz quizzes,ski skis,taxi taxis,"
    "grandchild grandchildren,stepchild stepchildren,schoolchild schoolchildren,"
    "sortie sorties,magpie magpies,junkie junkies,brownie brownies,talkie talkies,"
    "fetus fetuses,walrus walruses,hiatus hiatuses,lotus lotuses,hippie hippies,kiddie "
    "kiddies,budgie budgies,pinkie pinkies,"
    "israeli israelis,iraqi iraqis,saudi saudis,pakistani pakistanis,yemeni yemenis,"
    "kuwaiti kuwaitis,qatari qataris,omani omanis,emirati emiratis,bahraini bahrainis,"
    "bangladeshi bangladeshis,somali somalis,houthi houthis,azeri azeris,yazidi yazidis,"
    "kashmiri kashmiris,afghani afghanis,jihadi jihadis,nazi nazis,rabbi rabbis,safari safaris,"
    "alibi alibis,bikini bikinis";

// Words that look inflected and are not, or whose plural means something else ("arms", "goods").
inline constexpr std::string_view unchanged =
    "news politics economics physics mathematics ethics electronics logistics athletics gymnastics "
    "genetics robotics semantics aesthetics linguistics geopolitics analytics optics acoustics "
    "hydraulics avionics photonics aeronautics forensics macroeconomics microeconomics "
    "informatics paralympics olympics bioethics "
    "series species means headquarters arms goods customs always perhaps sometimes besides "
    "whereas afterwards towards backwards forwards upwards downwards outwards onwards inwards "
    "this thus his hers its ours yours theirs yes gas bus plus minus less unless "
    "christmas texas kansas arkansas illinois paris davos honduras cyprus mars venus athens "
    "brussels naples wales algiers cannes versailles damascus vilnius laos james charles thomas "
    "jones williams davies harris lewis nicholas francis louis dennis douglas hughes mercedes "
    "netherlands philippines maldives seychelles bahamas barbados emirates reuters siemens airbus "
    "hamas isis aids sars across chaos ethos pathos cosmos bias alias atlas canvas lens "
    "pyjamas pajamas trousers jeans thanks amends alms summons diabetes rabies herpes measles "
    "corps debris kudos alas indoors outdoors overseas nowadays downstairs upstairs "
    "thing something anything nothing everything king bring ring sing wing spring string swing "
    "sling cling fling sting wring ping ding bling ceiling during evening morning sibling "
    "sterling beijing viking pudding wedding herring earring darling duckling shilling inkling "
    "lightning offspring hamstring shoestring plaything upswing wellbeing "
    "chongqing nanjing boeing harding browning manning "
    "bed red shed shred sled hundred sacred naked wicked united kindred hatred "
    "moped embed infrared crooked rugged beloved ahmed mohammed mohamed muhammed alfred "
    "need feed seed weed deed heed greed creed breed bleed speed steed reed indeed proceed exceed "
    "succeed jared seabed flatbed testbed "
    "specimen regimen acumen omen abdomen semen yemen amen hymen stamen bitumen ramen turkmen "
    "carmen";

// What is left of a form without -ed or -ing, where the rules of inflect.cpp would not add the e.
inline constexpr std::string_view with_e =
    "chang rang arrang exchang estrang plung aveng reveng challeng infring loung hing "
    "fring cring orang rearrang interchang imping "
    "ow aw ey dy ek hol bor dol whal besieg typ hyp rhym stereotyp centr calibr gaug goug ach "
    "fet bon dynamit pal cor rerout bit unit invit ignit cit incit excit recit writ sit expedit "
    "reignit reunit extradit rewrit "
    "underwrit overwrit "
    "complet compet delet deplet secret "
    "creat recreat delineat permeat nauseat procreat "
    "phon postpon condon clon aton zon ton hon dethron ston telephon dron "
    "conven interven contraven reconven "
    "scal inhal impal exhal upscal downscal "
    "consol parol cajol "
    "explor ignor stor restor scor shor deplor ador implor offshor onshor nearshor reshor "
    "underscor snor "
    "adher interfer rever coher persever persuad dissuad wan styl massacr "
    "wast past tast hast bast lambast "
    "teeth breath bath sooth loath cloth seeth sheath unsheath bequeath writh";

// Likewise, where the rules would add an e.
inline constexpr std::string_view without_e =
    "focus bias canvas gas bus refocus chorus caucus "
    "develop envelop gallop wallop gossip worship handicap redevelop "
    "bottom custom ransom blossom fathom accustom combat format "
    "program murmur collar pencil ballot pilot pivot kayak imperil bedevil peril catalog dialog "
    "bargain quiz blitz waltz";

// What is left of a form without -ed or -ing and keeps its doubled consonant.
inline constexpr std::string_view with_double =
    "boycott install reinstall recall forestall befall stonewall snowball blackball appall roll "
    "bankroll unroll misspell retell foretell resell";

}  // namespace postil::words
