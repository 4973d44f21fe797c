"""The processes that run queries: started, watched and killed.

    pool ──fork me──▶ nursery ──fork──▶ keeper of one generation ──fork──▶ workers
      └──────── a socket for each query, taken by whichever worker is free ──────┘

nursery     started once; from it, with all modules loaded, a keeper costs a millisecond
keeper      opens one generation, in memory where that is wanted, and forks workers with it: so one
            costs a millisecond, and there are as many as queries wait; what takes long gives way
worker      runs one query at a time; the kernel ends it when nobody waits for the answer any more
"""
