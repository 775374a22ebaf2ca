"""Words that carry little meaning: they stay in the index but weigh less. Pure.

A word is listed when it only shapes a sentence (prepositions, pronouns, question words,
auxiliary verbs), never because of what some collection happens to ask. All three kinds of
speech are here: Modern Standard Arabic, Saudi and neighbouring dialects, English. The lists
are written as people spell them and folded once by ``analysis``.
"""

# Modern Standard Arabic: prepositions, pronouns, demonstratives, relatives, particles,
# question words, forms of "to be", and the auxiliary تم/قام of official prose.
ARABIC = """
في من على إلى عن مع منذ حتى بين عند لدى لدي خلال حول ضد دون بدون غير سوى عبر ضمن نحو مثل
هو هي هم هما هن أنا أنت أنتم نحن إني إنه إنها أنه أنها أنني له لها لهم لي لك لنا به بها بهم بي بك
فيه فيها فيهم منه منها منهم مني منك عنه عنها عليه عليها عليهم علي عليك إليه إليها إلي إليك
هذا هذه ذات هذان هؤلاء ذلك تلك أولئك هنا هناك الذي التي الذين اللذان اللتان اللاتي
ما ماذا ماهي ماهو من متى أين كيف كيفية هل كم لماذا لم لما أي أية أيا لمن بم بماذا فيما فيم عما مما
و أو ثم أم أما إما بل لكن إن أن إذا إذ لو لولا لن لا لم ليس ليست قد لقد سوف كي لكي حيث بينما
كل بعض أحد إحدى أيضا فقط جدا بعد قبل الآن عندما كما كذلك
كان كانت كانوا يكون تكون أكون كنت يوجد توجد تم يتم تمت قام قامت يقوم أقوم
يمكن يمكنني يمكنك أستطيع تستطيع يجب ينبغي أريد أردت تريد أرغب أود أحتاج تحتاج
"""

# Dialect words doing the same work as the list above (Saudi first, then the neighbours whose
# speakers live in the Kingdom: Gulf, Yemeni, Levantine, Egyptian).
DIALECT = """
وش ايش إيش أيش شو شنو ويش وشو وشي ليش ليه لويش وين فين متين كيفاش شلون اشلون كيفه ازاي
اللي الي اللى ابي أبي ابغى أبغى ابغا ابغي بغيت ودي نبي نبغى تبي يبي تبغى يبغى بدي بدنا عايز عاوز
مو مب مهب موب ماهو مش مافي مافيه ماني ماعندي مالي لسا لسه للحين
الحين هالحين دحين توي ذحين هلأ هسا عشان علشان عشاني لجل كذا كدا هيك زي مثل
هذي هاي ذا ذي هاذا هذاك هذيك هنيه هني حق حقي حقتي حقك تبع تبعي بتاع
عندي عندك عندكم عندنا عنده عندها عندهم فيني معي معاي معاكم يعني طيب بس برضو برضه كمان بعدين اذا
راح رح اقدر أقدر نقدر يقدر تقدر بقدر فيه في يا ياخي لو سمحت سمحتوا ممكن
احد حد واحد وحده شي شيء اشي إني انو انه لين لما يوم
ولا والا لهم لكم معهم معاهم معانا معنا معاي معه معها القى ألقى ألاقي الاقي القاه لقيت مالقيت
أروح اروح نروح أسوي اسوي نسوي يسوي سويت صار يصير
أعرف اعرف ادري أدري مدري يقولون يقولوا عرفت ماعرفت شفت ايهم أيهم
"""

# English function words and contractions (possessives are handled by the stemmer).
ENGLISH = """
a an the this that these those it its he she they them his her their we us our you your i me my
and or but if then than so as of in on at to for from by with without about into over under
is are was were be been being am do does did doing done have has had having
can could will would shall should may might must
what which who whom whose when where why how
not no nor there here any some all just also very too only
i'm i've i'd i'll it's what's where's how's that's don't doesn't didn't can't cannot won't isn't
aren't wasn't haven't hasn't please
against through need needs want wants wanted wanna get gets got getting go goes going went
know find found see seen
someone somebody something anything still again already really now thing things
"""
