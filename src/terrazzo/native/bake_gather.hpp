// Indirect light, and that of the sky and of glowing surfaces, at many points from careful gathers at few:
// the places are added where those so far do not reach (near contacts and small things close together, on
// open walls far apart), and blended over surfaces, never through walls. After Ward, Rubinstein and Clear, "A
// ray tracing solution for diffuse interreflection" (1988).
#pragma once

#include <atomic>
#include <memory>

#include "bake_clusters.hpp"
#include "bake_surfels.hpp"

namespace terrazzo::light {

class IrradianceCache {
   public:
    struct Settings {
        int rays = 256, broad_samples = 48, most = 24000, threads = 0;
        uint32_t seed = 0;
        float offset = 1.5e-3f, radius_low = 0.02f, radius_high = 0.22f, detail = 0.25f;
        float spread = 2;       // reach of an entry's voice in its radii
        float cluster = 0.03f;  // side of the cubes whose points ask the same entries [m]
    };

    IrradianceCache(const Scene& scene, const Lights& lights, const Surfels& surfels,
                    const Settings& settings)
        : scene_(scene),
          surfels_(surfels),
          direct_(scene, lights, settings.seed, settings.offset),
          settings_(settings) {}

    size_t size() const { return gathered_.size(); }

    // Irradiance at every point, but for the sun's and the lamps'. What was gathered for earlier points
    // speaks for these too.
    void light(const Receiver* points, size_t count, Vec3* out) {
        points_ = points;
        const Clusters clusters(points, count, settings_.cluster, settings_.threads);
        const size_t before = gathered_.size();
        fill(clusters);
        if (gathered_.size() > before) {
            tree_ = std::make_unique<OrientedTree>(make_tree(gathered_, 0));
            even_out(before, *tree_);
        }
        if (voices_.empty()) return;
        const OrientedTree& tree = *tree_;
        parallel_for(clusters.size(), settings_.threads, 128, [&](size_t c) {
            blend_about(points[clusters.middle(c)], clusters.begin(c), clusters.end(c), tree, out);
        });
    }

   private:
    struct Entry {
        Receiver at;
        Vec3 irradiance;
        float radius;  // within which it speaks for others [m]
        float noise;   // standard error of the irradiance's luminance
    };
    static constexpr float normal_weight = 0.25f;
    static constexpr int blended = 28, circle = 10, levels = 7;
    static constexpr int gathered = 56;  // around the middle of a cluster, to hold the nearest of each point
    static constexpr int around = 21;    // entries near a cluster that its points may ask
    static constexpr float apart =
        2.5f;  // least radius of entries, in sides of a cluster, to ask for it as a whole
    static constexpr float level_with = 2e-3f;   // points of a cluster no farther off are on one surface [m]
    static constexpr float most_grown = 1.5f;    // of a voice's radius over the gather's
    static constexpr float likely = 3;           // standard errors that gathers of the same light are apart
    static constexpr float broad_noise = 0.03f;  // relative standard error of sky and glowing surfaces
    static constexpr float least_say = 1e-5f;    // weight of an entry that is not worth a ray
    static constexpr int enough = 6;             // entries in sight, where they had to be looked for far off,
    static constexpr size_t most_asked = 400;    // and those that are asked whether they are

    static OrientedTree make_tree(const std::vector<Entry>& entries, size_t first) {
        return OrientedTree(
            entries.size() - first, normal_weight,
            [&, first](size_t i) { return entries[first + i].at.position; },
            [&, first](size_t i) { return entries[first + i].at.normal; });
    }

    Entry gather(uint32_t point) const {
        const Receiver at = points_[point];
        const Sequence sequence(settings_.seed, point, 7);
        const Frame frame(at.normal);
        Vec3 sum;
        float nearness = 0, square = 0;
        for (int k = 0; k < settings_.rays; k++) {
            Hit hit;
            const Vec3 light =
                surfels_.incoming({at.position + at.normal * settings_.offset,
                                   cosine_direction(frame, sequence.u(k), sequence.v(k)), far_away},
                                  hit);
            sum += light;
            square += luminance(light) * luminance(light);
            if (hit) nearness += 1 / std::max(hit.distance, 5e-3f);
        }
        const auto n = static_cast<float>(settings_.rays);
        const float harmonic = nearness > 0 ? n / nearness : far_away, mean = luminance(sum) / n;
        const Vec3 broad = direct_.broad(at, point, settings_.broad_samples);
        return {at, sum * (1 / n) + broad,
                std::clamp(settings_.detail * harmonic, settings_.radius_low, settings_.radius_high),
                std::sqrt(std::max(square / n - mean * mean, 0.0f) / n) + broad_noise * luminance(broad)};
    }

    // Whether a point of a cluster lies on one surface with its middle.
    static bool level(const Receiver& at, const Receiver& middle) {
        return std::fabs(dot(at.position - middle.position, middle.normal)) < level_with;
    }

    bool sees(const Receiver& a, const Receiver& b) const {
        return unobstructed(scene_, a, b, settings_.offset);
    }

    static bool reaches(const Entry& entry, const Receiver& at) {
        const Vec3 to = at.position - entry.at.position;
        const float r = entry.radius;
        return dot(to, to) < r * r && dot(at.normal, entry.at.normal) > 0.85f &&
               std::fabs(dot(to, entry.at.normal)) < 0.4f * r + 1e-3f;
    }

    bool covers(const Entry& entry, const Receiver& at) const {
        return reaches(entry, at) && sees(at, entry.at);
    }

    // Which of some points of one cluster the entries from `first` on speak for. Entries that reach far are
    // asked for all points at once.
    void cover(const OrientedTree& tree, size_t first, const Receiver& middle, int asked,
               const uint32_t* points, size_t count, uint8_t* done) const {
        OrientedTree::Neighbour near[around];
        const int n = tree.nearest(middle.position, middle.normal, std::min(asked + 5, around), near);
        const float within = std::sqrt(3.0f) * settings_.cluster;  // of the cluster, from its middle
        for (int k = 0; k < std::min(n, asked); k++) {
            Entry closer = gathered_[first + near[k].index];
            if (closer.radius < apart * settings_.cluster) continue;
            closer.radius -= within;
            if (!covers(closer, middle)) continue;
            for (size_t i = 0; i < count; i++)  // not those on what lies on top or below
                done[i] = level(points_[points[i]], middle);
            break;
        }
        for (size_t i = 0; i < count; i++) {
            if (done[i]) continue;
            const Receiver& at = points_[points[i]];
            int left = asked;
            for (int k = 0; k < n && left && !done[i]; k++) {
                const Entry& entry = gathered_[first + near[k].index];
                if (!reaches(entry, at)) continue;
                done[i] = sees(at, entry.at);
                left--;
            }
        }
    }

    // How much two gathers may differ by their noise alone: 1 for the same light, 0 where it takes more. The
    // dark line beside a headboard is no noise.
    static float likeness(const Entry& a, const Entry& b) {
        const float apart = luminance(a.irradiance) - luminance(b.irradiance);
        const float expected = likely * likely * (a.noise * a.noise + b.noise * b.noise);
        return std::max(0.0f, 1 - apart * apart / std::max(expected, 1e-20f));
    }

    // How much two places face the same way: 1 for the same normal, 0 from 45 degrees.
    static float agreement(Vec3 a, Vec3 b) { return std::max(0.0f, (dot(a, b) - 0.7f) / 0.3f); }

    // One point for each cell and rough direction, the one with the least hash, in the order of the hashes.
    std::vector<uint32_t> pick(const std::vector<uint32_t>& open, float cell) const {
        struct Candidate {
            uint64_t key;
            uint32_t rank, point;
            bool before(const Candidate& o) const { return rank != o.rank ? rank < o.rank : point < o.point; }
        };
        constexpr uint32_t none = 0xffffffffu;
        std::vector<Candidate> first;
        std::vector<uint32_t> table(1024, none);  // open addressing
        const auto slot = [&](uint64_t key) {
            const size_t mask = table.size() - 1;
            size_t at = static_cast<size_t>(key * 0x9e3779b97f4a7c15ULL >> 20) & mask;
            while (table[at] != none && first[table[at]].key != key) at = (at + 1) & mask;
            return at;
        };
        for (const uint32_t point : open) {
            const Receiver& at = points_[point];
            const Candidate own{cell_key(at.position, at.normal, cell), hash(point ^ settings_.seed), point};
            const size_t place = slot(own.key);
            if (table[place] != none) {
                Candidate& best = first[table[place]];
                if (own.before(best)) best = own;
                continue;
            }
            table[place] = static_cast<uint32_t>(first.size());
            first.push_back(own);
            if (2 * first.size() < table.size()) continue;
            table.assign(2 * table.size(), none);
            for (size_t i = 0; i < first.size(); i++) table[slot(first[i].key)] = static_cast<uint32_t>(i);
        }
        std::sort(first.begin(), first.end(),
                  [](const Candidate& x, const Candidate& y) { return x.before(y); });
        std::vector<uint32_t> picked(first.size());
        for (size_t i = 0; i < first.size(); i++) picked[i] = first[i].point;
        return picked;
    }

    // Those of the points that none of the entries from `first` on covers, as far as their nearest few tell.
    std::vector<uint32_t> uncovered(const Clusters& clusters, const std::vector<uint32_t>& open, size_t first,
                                    int few) const {
        if (first == gathered_.size()) return open;
        const OrientedTree tree = make_tree(gathered_, first);
        std::vector<uint32_t> starts;  // of clusters in the list of open points
        for (size_t i = 0; i < open.size(); i++)
            if (i == 0 || clusters.of(open[i]) != clusters.of(open[i - 1]))
                starts.push_back(static_cast<uint32_t>(i));
        const size_t count = starts.size();
        starts.push_back(static_cast<uint32_t>(open.size()));
        std::vector<uint8_t> done(open.size());
        parallel_for(count, settings_.threads, 128, [&](size_t c) {
            const uint32_t* points = open.data() + starts[c];
            cover(tree, first, points_[clusters.middle(clusters.of(*points))], few, points,
                  starts[c + 1] - starts[c], done.data() + starts[c]);
        });
        std::vector<uint32_t> left;
        for (size_t i = 0; i < open.size(); i++)
            if (!done[i]) left.push_back(open[i]);
        return left;
    }

    // Gathers where nothing covers the points.
    void fill(const Clusters& clusters) {
        std::vector<uint32_t> open = uncovered(clusters, clusters.order(), 0, 16);  // of all levels
        float cell = 1.4f * settings_.radius_high;
        for (int level = 0; level < levels && !open.empty(); level++, cell /= 2) {
            std::vector<uint32_t> picked = pick(open, cell);
            const size_t room = settings_.most - std::min<size_t>(gathered_.size(), settings_.most);
            if (picked.size() > room) picked.resize(room);
            if (picked.empty()) break;
            const size_t first = gathered_.size();
            gathered_.resize(first + picked.size());
            parallel_for(picked.size(), settings_.threads, 16,
                         [&](size_t i) { gathered_[first + i] = gather(picked[i]); });
            open = uncovered(clusters, open, first, 3);
        }
    }

    // Takes noise out of the entries before they speak: each becomes the mean of its nearest visible
    // neighbours, and reaches far enough to meet a few of them, so that no place hangs on a single voice.
    // Those from `first` on are new; of the others only their neighbours are looked at again.
    void even_out(size_t first, const OrientedTree& tree) {
        voices_.resize(gathered_.size());
        const auto changed = std::make_unique<std::atomic<bool>[]>(first);
        parallel_for(gathered_.size() - first, settings_.threads, 64, [&](size_t i) {
            even_out_one(first + i, tree, [&](uint32_t neighbour) {
                if (neighbour < first) changed[neighbour].store(true, std::memory_order_relaxed);
            });
        });
        parallel_for(first, settings_.threads, 64, [&](size_t i) {
            if (changed[i]) even_out_one(i, tree, [](uint32_t) {});
        });
    }

    // note: told of each of its neighbours.
    template <class Note>
    void even_out_one(size_t i, const OrientedTree& tree, Note&& note) {
        OrientedTree::Neighbour near[circle];
        const Receiver& at = gathered_[i].at;
        const int n = tree.nearest(at.position, at.normal, circle, near);
        const float reach2 = near[n - 1].distance2 * 1.5f + 1e-12f;
        Vec3 sum = gathered_[i].irradiance;
        float total = 1;
        for (int k = 0; k < n; k++) {
            note(near[k].index);
            const Entry& other = gathered_[near[k].index];
            const float weight = (1 - near[k].distance2 / reach2) * agreement(at.normal, other.at.normal) *
                                 likeness(gathered_[i], other);
            if (near[k].index == i || !(weight > 0) || !sees(at, other.at)) continue;
            sum += other.irradiance * weight;
            total += weight;
        }
        const float meets = std::sqrt(near[n - 1].distance2), own = gathered_[i].radius;
        voices_[i] = {at, sum * (1 / total), std::clamp(meets, own, most_grown * own), gathered_[i].noise};
    }

    // A weighted mean of the entries around, at the points of a cluster. No entry speaks far beyond its own
    // radius, or the dark line beside a skirting board would spread over the wall; and all weights fall to
    // nothing before they end, so that there are no seams.
    void blend_about(const Receiver& middle, const uint32_t* begin, const uint32_t* end,
                     const OrientedTree& tree, Vec3* out) const {
        OrientedTree::Neighbour near[gathered];
        const int n = tree.nearest(middle.position, middle.normal, gathered, near);
        int8_t state[gathered] = {};
        // Where light changes within the points, each looks around itself, as do those on what lies on top or
        // below.
        const bool apart_each = end - begin > 1 && voices_[near[0].index].radius < apart * settings_.cluster;
        for (; begin != end; begin++) {
            const Receiver& at = points_[*begin];
            if (apart_each || !level(at, middle)) {
                int8_t own[gathered] = {};
                out[*begin] = blended_at(at, at, near, n, own);
            } else {
                out[*begin] = blended_at(at, middle, near, n, state);
            }
        }
    }

    enum : int8_t { unknown, visible, hidden };

    // seer: from where it is told, once for each state, which entries are in sight.
    Vec3 blended_at(const Receiver& at, const Receiver& seer, const OrientedTree::Neighbour* near, int n,
                    int8_t* state) const {
        float away[gathered], sorted[gathered];
        for (int k = 0; k < n; k++) {
            const Receiver& entry = voices_[near[k].index].at;
            const Vec3 gap = entry.position - at.position, turn = (entry.normal - at.normal) * normal_weight;
            away[k] = sorted[k] = dot(gap, gap) + dot(turn, turn);
        }
        float reach2 = far_away;  // beyond may lie others
        if (n > blended) {
            std::nth_element(sorted, sorted + blended, sorted + n);
            reach2 = std::max(sorted[blended], 1e-12f);
        }
        Vec3 sum;
        float total = 0;
        int closest = 0;
        for (int k = 0; k < n; k++) {
            if (away[k] < away[closest]) closest = k;
            if (!(away[k] < reach2)) continue;
            const Entry& entry = voices_[near[k].index];
            const float weight = say(entry, at, 1 - away[k] / reach2);
            if (!(weight > least_say)) continue;
            if (state[k] == unknown) state[k] = sees(seer, entry.at) ? visible : hidden;
            if (state[k] == hidden) continue;
            sum += entry.irradiance * weight;
            total += weight;
        }
        if (total > 0) return sum * (1 / total);
        return in_sight(at, voices_[near[closest].index].irradiance);
    }

    // How much an entry has to say about a place within its reach; `fall` is a factor on it, 0 to 1.
    float say(const Entry& entry, const Receiver& at, float fall) const {
        const Vec3 to = at.position - entry.at.position;
        const float own =
            1 - dot(to, to) / (settings_.spread * settings_.spread * entry.radius * entry.radius);
        if (!(own > 0)) return 0;
        const float most = own * own * fall * agreement(at.normal, entry.at.normal);
        if (!(most > least_say)) return 0;
        const float off_plane = dot(to, entry.at.normal + at.normal) * 0.5f / entry.radius;
        return most * std::exp(-4 * off_plane * off_plane);
    }

    // Where all the nearest entries are out of sight (those of a quilt, from the throw on it), the first few
    // of all that are not; `otherwise` where there are none.
    Vec3 in_sight(const Receiver& at, Vec3 otherwise) const {
        std::vector<std::pair<float, uint32_t>> said;
        for (size_t i = 0; i < voices_.size(); i++)
            if (const float weight = say(voices_[i], at, 1); weight > least_say)
                said.push_back({-weight, static_cast<uint32_t>(i)});
        std::sort(said.begin(), said.end());
        Vec3 sum;
        float total = 0;
        int left = enough;
        for (size_t k = 0; k < said.size() && k < most_asked && left; k++) {
            const Entry& entry = voices_[said[k].second];
            if (!sees(at, entry.at)) continue;
            sum += entry.irradiance * -said[k].first;
            total -= said[k].first;
            left--;
        }
        return total > 0 ? sum * (1 / total) : otherwise;
    }

    const Scene& scene_;
    const Surfels& surfels_;
    const DirectLight direct_;
    const Receiver* points_ = nullptr;  // of the call in progress
    Settings settings_;
    std::vector<Entry> gathered_, voices_;  // as gathered, and as they speak
    std::unique_ptr<OrientedTree> tree_;    // of both
};

}  // namespace terrazzo::light
